/** Indonesia: agencies, places and occasions, and what agencies write in Bahasa Indonesia. Words only. */
import type { Language, MarketWords } from '../words.ts';

export const INDONESIA: Omit<MarketWords, 'languages'> = {
  agencyNames: [
    'Nusantara',
    'Garuda',
    'Cahaya',
    'Melati',
    'Bintang',
    'Jaya Raya',
    'Kopi Pagi',
    'Senayan',
    'Rindang',
    'Kirana',
    'Sahabat',
    'Bumi',
    'Sagara',
    'Anggrek',
    'Merapi',
    'Batik',
    'Lentera',
    'Mutiara',
    'Pelangi',
    'Borneo',
  ],
  agencyKinds: [
    'Kreator',
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
    'Jakarta',
    'Bandung',
    'Surabaya',
    'Yogyakarta',
    'Medan',
    'Semarang',
    'Makassar',
    'Denpasar',
    'Malang',
  ],
  occasions: [
    'Ramadan',
    'Lebaran',
    'Gajian',
    'Harbolnas',
    '11.11',
    '12.12',
    'Kemerdekaan',
    'Back to School',
    'Akhir Tahun',
    '9.9',
  ],
};

export const INDONESIAN: Language = {
  campaignNames: [
    'Promo {occasion} bareng {agency}',
    'Kampanye {occasion} {category}',
    'Live Maraton {occasion}',
    'Produk Unggulan {occasion} {year}',
    'Kreator {place} untuk {category}',
    'Cari Seller {category}',
    '{agency} Video Pendek Batch {number}',
    'Komisi Seru {occasion}',
  ],
  prose: {
    openings: [
      '{agency} membuka pendaftaran untuk seller {category} di kampanye {occasion}.',
      'Ayo gabung! {agency} mencari produk {category} untuk {occasion} bersama kreator pilihan kami.',
      'Kampanye ini untuk toko yang ingin penjualan stabil di kategori {category}, dikelola langsung oleh tim {agency}.',
    ],
    creators: [
      'Kreator: {creators} orang, {followers}k sampai {moreFollowers}k pengikut, aktif jualan dalam 30 hari terakhir.',
      'Kami punya {creators} kreator di {place} dan sekitarnya, gabungan video pendek dan LIVE.',
      '{lives} host LIVE dan {creators} kreator mikro, masing-masing minimal {videos} video selama periode kampanye.',
    ],
    categories: [
      'Kategori: {category} dan {secondCategory}. Rating minimal 4,5, stok siap kirim, bukan pre-order.',
      'Prioritas produk {category} dengan harga di bawah {price}. {secondCategory} juga boleh mendaftar.',
    ],
    targets: [
      'Target GMV {gmv}. Periode lalu tercapai {percent} % dengan {orders} pesanan.',
      'Rencana {lives} sesi LIVE dan {totalVideos} video pendek dengan target {gmv}.',
    ],
    split: [
      'Komisi total ditentukan seller: sekitar {creatorShare} % untuk kreator, sisanya untuk agensi. Tidak ada biaya lain.',
      'Semakin tinggi komisi total, semakin cepat produk dipasang. Bagian kreator kurang lebih {creatorShare} %.',
    ],
    samples: [
      'Sampel gratis: disarankan {samples} pcs per produk. Permintaan disetujui otomatis, jadi isi sesuai kemampuan kirim dalam 3 hari.',
      'Produk baru wajib {samples} sampel. Produk yang pernah ikut tidak perlu sampel lagi.',
    ],
    schedule: [
      'Review {days} hari kerja setelah daftar. Jadwal LIVE dikirim lewat WhatsApp.',
      'Mohon jaga harga dan stok selama kampanye. Produk kosong lebih dari 48 jam akan dikeluarkan.',
    ],
    closings: [
      'Ada pertanyaan? Hubungi kami di hari kerja pukul 09.00 sampai 17.00 WIB.',
      'Bingung soal komisi? Chat dulu, kami bantu cek produk serupa.',
      'Terima kasih, sampai jumpa di kampanye!',
    ],
  },
};
