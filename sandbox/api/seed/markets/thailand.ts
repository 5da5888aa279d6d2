/** Thailand: agencies, places and occasions, and what agencies write in Thai. Words only. */
import type { Language, MarketWords } from '../words.ts';

export const THAILAND: Omit<MarketWords, 'languages'> = {
  agencyNames: [
    'Siam Rise',
    'Chao Phraya',
    'Sabai',
    'Lanna',
    'Mangkorn',
    'Bangkok Bright',
    'Thonglor',
    'Kinnaree',
    'Rak Thai',
    'Sukhumvit',
    'Ruamjai',
    'Phuket Wave',
    'Ari',
    'Isan Star',
    'Dok Mai',
    'Pa Tong',
    'Nakhon',
    'Chang Noi',
    'Sanook',
    'Ratchada',
  ],
  agencyKinds: [
    'Creators',
    'MCN',
    'Live',
    'Media',
    'Commerce',
    'Network',
    'Studio',
    'Affiliate',
    'Digital',
    'Agency',
  ],
  places: [
    'Bangkok',
    'Chiang Mai',
    'Phuket',
    'Khon Kaen',
    'Hat Yai',
    'Pattaya',
    'Nakhon Ratchasima',
    'Udon Thani',
  ],
  occasions: [
    'Songkran',
    'Loy Krathong',
    '11.11',
    '12.12',
    'Payday',
    'Mid-Year',
    'New Year',
    'Rainy Season',
    'Back to School',
    '9.9',
  ],
};

export const THAI: Language = {
  campaignNames: [
    '{occasion} รวมสินค้าขายดี',
    'แคมเปญ {occasion} x {agency}',
    'ไลฟ์มาราธอน {occasion}',
    'หาสินค้าดาวเด่น {occasion}',
    '{agency} ครีเอเตอร์บูสต์',
    'สินค้าขายดี ค่าคอมปัง {year}',
    'คลิปสั้นดันยอด รอบ {number}',
    'รวมพลครีเอเตอร์ {place}',
  ],
  prose: {
    openings: [
      '{agency} เปิดรับสมัครร้านค้าหมวด {category} เข้าร่วมแคมเปญ {occasion}',
      'ชวนร้านค้ามาดันยอดขายช่วง {occasion} กับครีเอเตอร์ในสังกัด {agency}',
      'แคมเปญสำหรับร้านค้าหมวด {category} ที่อยากได้ยอดขายต่อเนื่อง ดูแลโดยทีม {agency}',
    ],
    creators: [
      'ครีเอเตอร์ {creators} คน ผู้ติดตาม {followers}k ถึง {moreFollowers}k มียอดขายจริงใน 30 วันล่าสุด',
      'ทีมครีเอเตอร์จาก {place} และจังหวัดใกล้เคียง รวม {creators} คน ทั้งคลิปสั้นและไลฟ์',
      'โฮสต์ไลฟ์ {lives} คน และครีเอเตอร์คลิปสั้น {creators} คน ลงคลิปอย่างน้อยคนละ {videos} คลิป',
    ],
    categories: [
      'หมวดที่รับ: {category} และ {secondCategory} คะแนนร้าน 4.5 ขึ้นไป สินค้าพร้อมส่ง',
      'เน้นหมวด {category} ราคาไม่เกิน {price} ไม่รับพรีออเดอร์',
    ],
    targets: [
      'เป้าหมาย GMV {gmv} รอบที่แล้วทำได้ {percent} % ของเป้า รวม {orders} ออเดอร์',
      'วางแผนไลฟ์ {lives} รอบ และคลิปสั้น {totalVideos} คลิป เป้ายอดขาย {gmv}',
    ],
    split: [
      'ค่าคอมมิชชันรวมที่ร้านตั้ง แบ่งให้ครีเอเตอร์ประมาณ {creatorShare} % ส่วนที่เหลือเป็นของเอเจนซี ไม่มีค่าใช้จ่ายอื่น',
      'ตั้งค่าคอมสูง ได้ขึ้นไลฟ์ก่อน ครีเอเตอร์ได้รับราว {creatorShare} % ของค่าคอมรวม',
    ],
    samples: [
      'สินค้าตัวอย่าง: แนะนำ {samples} ชิ้นต่อสินค้า ระบบอนุมัติอัตโนมัติเมื่อมีการขอ กรุณาตั้งเท่าที่ส่งได้จริงภายใน 3 วัน',
      'ขอสินค้าตัวอย่าง {samples} ชิ้นขึ้นไปสำหรับสินค้าใหม่ สินค้าเดิมไม่ต้องส่งเพิ่ม',
    ],
    schedule: [
      'ทีมงานตรวจสินค้าภายใน {days} วันทำการ และแจ้งตารางไลฟ์ทาง LINE',
      'กรุณาคงราคาและสต็อกตลอดแคมเปญ สินค้าที่หมดเกิน 48 ชั่วโมงจะถูกนำออก',
    ],
    closings: [
      'สอบถามเพิ่มเติมทัก LINE ได้ทุกวันทำการ 10:00 ถึง 18:00 น.',
      'ไม่แน่ใจเรื่องค่าคอม ทักมาปรึกษาก่อนสมัครได้ค่ะ',
      'ขอบคุณค่ะ แล้วพบกันในแคมเปญ',
    ],
  },
};
