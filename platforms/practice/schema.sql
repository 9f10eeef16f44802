-- Everything that the practice platforms remember. Times are seconds since 1970.

CREATE TABLE IF NOT EXISTS post (
    number     INTEGER PRIMARY KEY,
    platform   TEXT NOT NULL,
    id         TEXT NOT NULL UNIQUE,
    text       TEXT NOT NULL,
    title      TEXT NOT NULL,
    link       TEXT NOT NULL,
    media      TEXT NOT NULL, -- JSON list of medium ids
    details    TEXT NOT NULL, -- JSON object: what only this platform has
    published  INTEGER NOT NULL,
    created_at REAL NOT NULL,
    deleted_at REAL
);
CREATE INDEX IF NOT EXISTS post_feed ON post (platform, created_at);
CREATE INDEX IF NOT EXISTS post_words ON post (platform, text);

CREATE TABLE IF NOT EXISTS comment (
    number     INTEGER PRIMARY KEY,
    platform   TEXT NOT NULL,
    id         TEXT NOT NULL UNIQUE,
    post_id    TEXT NOT NULL,
    parent_id  TEXT NOT NULL, -- the comment it answers, or empty
    author     TEXT NOT NULL, -- the key of a resident, or 'council'
    text       TEXT NOT NULL,
    state      TEXT NOT NULL, -- published, hidden, heldForReview, likelySpam or rejected
    created_at REAL NOT NULL,
    deleted_at REAL
);
CREATE INDEX IF NOT EXISTS comment_thread ON comment (post_id, created_at);

CREATE TABLE IF NOT EXISTS shut_out (
    platform TEXT NOT NULL,
    author   TEXT NOT NULL, -- the key of a resident
    kind     TEXT NOT NULL, -- mute or ban
    PRIMARY KEY (platform, author)
);

CREATE TABLE IF NOT EXISTS medium (
    id         TEXT PRIMARY KEY,
    platform   TEXT NOT NULL,
    file       TEXT NOT NULL, -- its name in the media folder
    mime       TEXT NOT NULL,
    size       INTEGER NOT NULL,
    width      INTEGER NOT NULL,
    height     INTEGER NOT NULL,
    alt_text   TEXT NOT NULL,
    created_at REAL NOT NULL
);

CREATE TABLE IF NOT EXISTS upload (
    id         TEXT PRIMARY KEY,
    target     TEXT NOT NULL, -- what it will be when it is complete
    mime       TEXT NOT NULL,
    total      INTEGER,       -- bytes, once they are known
    details    TEXT NOT NULL, -- JSON object: what was said when it began
    result     TEXT NOT NULL, -- the id of what it became, or empty
    created_at REAL NOT NULL
);

CREATE TABLE IF NOT EXISTS token (
    token      TEXT PRIMARY KEY,
    platform   TEXT NOT NULL,
    kind       TEXT NOT NULL, -- access, refresh, or a code that becomes the two
    issued_at  REAL NOT NULL,
    used_at    REAL           -- when it ended: a refresh token by its one use, or its connection
);

CREATE TABLE IF NOT EXISTS consent (
    token      TEXT PRIMARY KEY,
    who        TEXT NOT NULL, -- the key of a persona
    account    TEXT NOT NULL, -- what it opens, or empty for a person on Facebook
    scopes     TEXT NOT NULL, -- with spaces
    back       TEXT NOT NULL, -- of a code: where it may be brought
    challenge  TEXT NOT NULL  -- of a code: what its bearer must know the answer to
);

CREATE TABLE IF NOT EXISTS request (
    number      INTEGER PRIMARY KEY,
    platform    TEXT NOT NULL,
    method      TEXT NOT NULL,
    path        TEXT NOT NULL, -- without its query, where tokens may stand
    received_ns INTEGER NOT NULL,
    answered_ns INTEGER NOT NULL,
    size        INTEGER NOT NULL,
    status      INTEGER NOT NULL,
    outcome     TEXT NOT NULL  -- answered, or the names of the faults, or that the caller left
);
