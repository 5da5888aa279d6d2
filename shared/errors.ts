/**
 * The closed list of what can go wrong where a person can act on it: a code, a sentence, whether trying
 * again by itself can help, and the action to offer. Exceptions are for bugs; they become INTERNAL with an id.
 * Knows no process: contracts carry these values, windows show them.
 */

/** What a person is offered: the window knows how to do each. */
export type ErrorAction =
  | 'retry'
  | 'signIn'
  | 'changeAddress'
  | 'reviewTerms'
  | 'editRegistration'
  | 'chooseProducts'
  | 'editCampaign'
  | 'compareVersions'
  | 'freeSpace'
  | 'update'
  | 'reportProblem'
  | 'none';

interface ErrorMeaning {
  readonly sentence: string;
  /** Whether the app may try again by itself, after a wait. */
  readonly retryable: boolean;
  readonly action: ErrorAction;
}

const MEANINGS = {
  // The way to the API
  OFFLINE: {
    sentence:
      'The API cannot be reached. Everything already here can be read, and what you submit is sent later.',
    retryable: true,
    action: 'retry',
  },
  CERTIFICATE_NOT_TRUSTED: {
    sentence:
      'This computer does not trust the certificate of the API, so nothing was sent. Check the computer’s date; in a company network, ask for its certificate to be installed.',
    retryable: true,
    action: 'retry',
  },
  TIMED_OUT: { sentence: 'The API did not answer in time.', retryable: true, action: 'retry' },
  ADDRESS_INVALID: {
    sentence:
      'This is not the address of an API. It should look like https://api.example.com; plain http is for this computer only.',
    retryable: false,
    action: 'changeAddress',
  },
  NOT_AN_API: {
    sentence:
      'What answered at this address is not a Campaign Desk API: it sent a page or text instead of an answer.',
    retryable: true,
    action: 'changeAddress',
  },
  ANSWER_MALFORMED: {
    sentence: 'The API sent an answer that this version cannot read. What is already here has been kept.',
    retryable: true,
    action: 'retry',
  },
  ANSWER_TOO_LARGE: {
    sentence: 'An answer of the API is larger than Campaign Desk reads. What is already here has been kept.',
    retryable: true,
    action: 'retry',
  },
  SERVER_ERROR: { sentence: 'The API had a fault of its own.', retryable: true, action: 'retry' },
  RATE_LIMITED: {
    sentence: 'The API asked to slow down. Trying again after the wait it named.',
    retryable: true,
    action: 'retry',
  },
  TRY_LATER: {
    sentence: 'The API cannot take this at the moment. It is tried again.',
    retryable: true,
    action: 'retry',
  },
  REQUEST_TOO_LARGE: {
    sentence:
      'This was too large for the API, or for the network on the way to it, so it was turned away. Send less at once: fewer products, or a shorter text.',
    retryable: false,
    action: 'none',
  },
  REQUEST_REFUSED: { sentence: 'The API refused the request.', retryable: false, action: 'reportProblem' },
  // What became of what was sent
  ANSWER_UNRELATED: {
    sentence: 'The API answered about something other than what was sent. It is sent again.',
    retryable: true,
    action: 'retry',
  },
  MAY_HAVE_ARRIVED: {
    sentence: 'This has been sent and may have arrived: the API has not confirmed it yet.',
    retryable: false,
    action: 'none',
  },
  IDEMPOTENCY_KEY_REUSED: {
    sentence:
      'The API already has another version of this. It may have been done: look whether it is there, then discard this or send it once more.',
    retryable: false,
    action: 'none',
  },
  SENT_TOO_LONG_AGO: {
    sentence:
      'This was sent over 30 days ago and never confirmed. It may have been done: look whether it is there, then discard this or send it once more.',
    retryable: false,
    action: 'none',
  },
  REFUSED_ON_THE_WAY: {
    sentence:
      'Something between this computer and the API keeps refusing this, while everything else gets through. It may have arrived. Ask whoever runs your network, then send it once more.',
    retryable: false,
    action: 'none',
  },
  // Signing in
  SIGN_IN_REQUIRED: {
    sentence: 'Your sign-in has ended. Sign in again; what is queued is kept and sent afterwards.',
    retryable: false,
    action: 'signIn',
  },
  PASSWORD_STORE_LOCKED: {
    sentence:
      'The kept sign-in cannot be opened now: this computer’s password store is locked or busy. Unlock it; Campaign Desk tries again by itself.',
    retryable: true,
    action: 'retry',
  },
  SIGN_IN_CANCELLED: { sentence: 'Signing in was cancelled.', retryable: false, action: 'signIn' },
  SIGN_IN_DENIED: {
    sentence: 'The sign-in page answered that access was denied.',
    retryable: false,
    action: 'signIn',
  },
  SIGN_IN_TIMED_OUT: {
    sentence: 'The browser did not come back from the sign-in page in time.',
    retryable: false,
    action: 'signIn',
  },
  SIGN_IN_PORT_UNAVAILABLE: {
    sentence:
      'This computer gave no port on which the browser could come back to Campaign Desk. Close some programs, then try again.',
    retryable: false,
    action: 'signIn',
  },
  SIGN_IN_FAILED: {
    sentence: 'Signing in did not work: the answer of the sign-in page could not be trusted.',
    retryable: false,
    action: 'signIn',
  },
  SCOPE_MISSING: {
    sentence: 'This sign-in does not cover that. Sign in again and allow it.',
    retryable: false,
    action: 'signIn',
  },
  // Refusals about the campaign
  SHOP_NOT_FOUND: {
    sentence: 'This sign-in no longer has access to the shop.',
    retryable: false,
    action: 'signIn',
  },
  CAMPAIGN_NOT_FOUND: {
    sentence: 'This campaign no longer exists, or is no longer open to your shop.',
    retryable: false,
    action: 'none',
  },
  REGISTRATION_NOT_OPEN: { sentence: 'Registration has not opened yet.', retryable: false, action: 'none' },
  REGISTRATION_CLOSED: { sentence: 'The registration period is over.', retryable: false, action: 'none' },
  CAMPAIGN_CLOSED: { sentence: 'The campaign is closed.', retryable: false, action: 'none' },
  NOT_IN_SELLER_SCOPE: {
    sentence: 'The campaign is not meant for sellers of your type. Ask the partner to include your shop.',
    retryable: false,
    action: 'none',
  },
  OPERATION_DENIED: {
    sentence:
      'The platform does not allow this for your shop now. Your shop’s settings in Seller Center say more.',
    retryable: false,
    action: 'none',
  },
  PAYMENT_ACCOUNT_NOT_ACTIVE: {
    sentence: 'Your shop’s payment account is not active. Activate it in Seller Center, then send again.',
    retryable: false,
    action: 'editRegistration',
  },
  TERMS_CHANGED: {
    sentence:
      'The partner changed the terms after you read them. Nothing was registered: compare old and new, then decide.',
    retryable: false,
    action: 'reviewTerms',
  },
  // Refusals about a product
  PRODUCT_NOT_FOUND: {
    sentence: 'This product is no longer in your catalogue.',
    retryable: false,
    action: 'chooseProducts',
  },
  PRODUCT_NOT_ELIGIBLE: {
    sentence: 'This product cannot be promoted: it is not active, not approved, or under enforcement.',
    retryable: false,
    action: 'chooseProducts',
  },
  PRODUCT_ALREADY_REGISTERED: {
    sentence: 'This product is already registered in the campaign.',
    retryable: false,
    action: 'chooseProducts',
  },
  PRODUCT_REJECTED_FOREVER: {
    sentence: 'The partner rejected this product for good; it cannot be registered in this campaign again.',
    retryable: false,
    action: 'chooseProducts',
  },
  REGISTER_AGAIN_TOO_SOON: {
    sentence: 'This product was rejected a short while ago. Wait before registering it again.',
    retryable: false,
    action: 'editRegistration',
  },
  DUPLICATE_PRODUCT: {
    sentence: 'The same product is in the list twice.',
    retryable: false,
    action: 'chooseProducts',
  },
  NO_PRODUCTS: { sentence: 'Choose at least one product.', retryable: false, action: 'chooseProducts' },
  TOO_MANY_PRODUCTS: {
    sentence: 'These are more products than may be offered at once.',
    retryable: false,
    action: 'chooseProducts',
  },
  // Refusals about a field
  COMMISSION_RATE_INVALID: {
    sentence: 'Enter a rate with at most two decimals.',
    retryable: false,
    action: 'editRegistration',
  },
  COMMISSION_RATE_TOO_LOW: {
    sentence: 'The total commission rate is at least 1%.',
    retryable: false,
    action: 'editRegistration',
  },
  COMMISSION_RATE_TOO_HIGH: {
    sentence: 'The total commission rate is at most 80%.',
    retryable: false,
    action: 'editRegistration',
  },
  COMMISSION_BELOW_REQUIREMENT: {
    sentence: 'The rate is below the campaign’s commission requirement.',
    retryable: false,
    action: 'editRegistration',
  },
  COMMISSION_BELOW_CATEGORY_MINIMUM: {
    sentence: 'The rate is below the lowest rate of the product’s category.',
    retryable: false,
    action: 'editRegistration',
  },
  SAMPLE_QUANTITY_INVALID: {
    sentence: 'The sample quantity is a whole number from 0.',
    retryable: false,
    action: 'editRegistration',
  },
  SAMPLE_QUANTITY_TOO_LARGE: {
    sentence: 'The sample quantity is larger than the platform allows.',
    retryable: false,
    action: 'editRegistration',
  },
  SAMPLE_QUANTITY_DECREASED: {
    sentence:
      'Once approved, the sample quantity can only be increased: partners may already have promised samples.',
    retryable: false,
    action: 'editRegistration',
  },
  SAMPLE_QUANTITY_NOT_EDITABLE: {
    sentence: 'The sample quantity of a rejected or closed registration cannot be edited.',
    retryable: false,
    action: 'none',
  },
  EMAIL_REQUIRED: {
    sentence: 'Enter an email address for the partner.',
    retryable: false,
    action: 'editRegistration',
  },
  EMAIL_INVALID: { sentence: 'This is not an email address.', retryable: false, action: 'editRegistration' },
  MESSENGER_REQUIRED: {
    sentence: 'Your market asks for this messenger contact.',
    retryable: false,
    action: 'editRegistration',
  },
  MESSENGER_INVALID: {
    sentence: 'This is not a contact of that messenger.',
    retryable: false,
    action: 'editRegistration',
  },
  REGISTRATION_NOT_FOUND: {
    sentence: 'This registration no longer exists.',
    retryable: false,
    action: 'none',
  },
  // Refusals about a campaign of the seller's own
  NAME_REQUIRED: {
    sentence: 'Give the campaign a name.',
    retryable: false,
    action: 'editCampaign',
  },
  NAME_TOO_LONG: {
    sentence: 'The name must be shorter than 50 characters.',
    retryable: false,
    action: 'editCampaign',
  },
  DESCRIPTION_TOO_LONG: {
    sentence: 'The detail must be shorter than 1,000 characters.',
    retryable: false,
    action: 'editCampaign',
  },
  /** Only a form can be without a time: what is sent has all four. */
  TIME_REQUIRED: {
    sentence: 'Enter a date and a time.',
    retryable: false,
    action: 'editCampaign',
  },
  PERIOD_REVERSED: {
    sentence: 'The end must come after the start.',
    retryable: false,
    action: 'editCampaign',
  },
  PERIOD_ALREADY_OVER: {
    sentence: 'This time has passed. Choose one that is still to come.',
    retryable: false,
    action: 'editCampaign',
  },
  CAMPAIGN_PERIOD_TOO_LONG: {
    sentence: 'A campaign must be shorter than 360 days.',
    retryable: false,
    action: 'editCampaign',
  },
  REGISTRATION_OUTLASTS_CAMPAIGN: {
    sentence: 'Registration must end before the campaign does, or with it.',
    retryable: false,
    action: 'editCampaign',
  },
  PARTNERS_REQUIRED: {
    sentence: 'Choose at least one partner to invite.',
    retryable: false,
    action: 'editCampaign',
  },
  PARTNERS_NOT_EXPECTED: {
    sentence: 'A campaign that is open to all partners invites none.',
    retryable: false,
    action: 'editCampaign',
  },
  TOO_MANY_PARTNERS: {
    sentence: 'At most 20 partners can be invited to a campaign.',
    retryable: false,
    action: 'editCampaign',
  },
  DUPLICATE_PARTNER: {
    sentence: 'The same partner is in the list twice.',
    retryable: false,
    action: 'editCampaign',
  },
  PARTNER_NOT_FOUND: {
    sentence: 'This partner is no longer in the directory.',
    retryable: false,
    action: 'editCampaign',
  },
  PARTNER_ALREADY_INVITED: {
    sentence: 'This partner has been invited or has joined already.',
    retryable: false,
    action: 'none',
  },
  AGE_RANGE_INVALID: {
    sentence: 'Ages are whole numbers from 18 to 99, the lower one first.',
    retryable: false,
    action: 'editCampaign',
  },
  FOLLOWER_RANGE_INVALID: {
    sentence: 'Followers are whole numbers from 0 to a billion, the lower one first.',
    retryable: false,
    action: 'editCampaign',
  },
  NOTES_TOO_LONG: {
    sentence: 'The notes must be shorter than 500 characters.',
    retryable: false,
    action: 'editCampaign',
  },
  FIELD_NOT_EDITABLE: {
    sentence: 'This cannot be changed once the campaign is published: partners have read it.',
    retryable: false,
    action: 'editCampaign',
  },
  START_NOT_EDITABLE: {
    sentence: 'The start cannot be moved once the campaign is running.',
    retryable: false,
    action: 'editCampaign',
  },
  EDIT_CONFLICT: {
    sentence:
      'The campaign was changed somewhere else after you read it. Your edit was not made: compare both versions, then decide.',
    retryable: false,
    action: 'compareVersions',
  },
  SELLER_CAMPAIGN_NOT_FOUND: {
    sentence: 'This campaign of yours no longer exists.',
    retryable: false,
    action: 'none',
  },
  SELLER_CAMPAIGN_NOT_PUBLISHED: {
    sentence: 'This campaign is not published yet.',
    retryable: false,
    action: 'none',
  },
  JOIN_REQUEST_NOT_FOUND: {
    sentence: 'There is no request of this partner to answer any more.',
    retryable: false,
    action: 'none',
  },
  // This machine
  CACHE_UNAVAILABLE: {
    sentence: 'The local cache is starting again. Nothing that you entered is lost.',
    retryable: true,
    action: 'retry',
  },
  CACHE_NEWER: {
    sentence:
      'The local cache was made by a newer version of Campaign Desk. Update the app; the cache has been left as it is.',
    retryable: false,
    action: 'update',
  },
  STORAGE_FULL: {
    sentence: 'The disk is full. Free some space, then try again.',
    retryable: true,
    action: 'freeSpace',
  },
  SETTINGS_UNREADABLE: {
    sentence:
      'The settings file cannot be read now: another program may hold it. It has been left as it is, and Campaign Desk opens as soon as it can be read.',
    retryable: true,
    action: 'retry',
  },
  NOT_FOUND: { sentence: 'This is no longer here.', retryable: false, action: 'none' },
  ALREADY_SENT: { sentence: 'Too late: it has been sent meanwhile.', retryable: false, action: 'none' },
  ALREADY_QUEUED: {
    sentence: 'This waits to be sent already. Nothing was added.',
    retryable: false,
    action: 'none',
  },
  /** What it would replace, or the draft that it was made of, is no longer there. */
  ALREADY_DONE: {
    sentence: 'This was sent, taken back or discarded meanwhile. Nothing was added.',
    retryable: false,
    action: 'none',
  },
  INVALID_INPUT: {
    sentence: 'That could not be understood, so nothing was changed.',
    retryable: false,
    action: 'reportProblem',
  },
  START_FAILED: {
    sentence:
      'Campaign Desk could not start all of its parts. What is on this computer is kept. Quit and start it again; if that does not help, give the reference to whoever supports you.',
    retryable: false,
    action: 'none',
  },
  INTERNAL: {
    sentence: 'Something went wrong inside Campaign Desk. Nothing that you entered is lost.',
    retryable: true,
    action: 'reportProblem',
  },
} as const satisfies Record<string, ErrorMeaning>;

export type ErrorCode = keyof typeof MEANINGS;

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(MEANINGS, text);
}

export const ERROR_CODES: readonly ErrorCode[] = Object.freeze(Object.keys(MEANINGS).filter(isErrorCode));

/** An error as it crosses walls. `reference` is the API's request id or the log's id: what support asks for. `detail` adds a plain fact, never a secret. */
export interface AppError {
  readonly code: ErrorCode;
  readonly detail?: string | undefined;
  readonly reference?: string | undefined;
}

/** What every contract call answers. */
export type Outcome<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly error: AppError };

export function sentenceOf(code: ErrorCode): string {
  return MEANINGS[code].sentence;
}

export function actionOf(code: ErrorCode): ErrorAction {
  return MEANINGS[code].action;
}

export function isRetryable(code: ErrorCode): boolean {
  return MEANINGS[code].retryable;
}

export function success<Data>(data: Data): Outcome<Data> {
  return { ok: true, data };
}

export function failure(
  code: ErrorCode,
  detail?: string,
  reference?: string,
): { ok: false; error: AppError } {
  return { ok: false, error: { code, detail, reference } };
}
