-- How the shop is backed up by itself. The passphrase is in the system's keyring, not here.
CREATE TABLE backup_plan (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    folder  TEXT    NOT NULL,
    sealed  INTEGER NOT NULL,
    hour    INTEGER CHECK (hour BETWEEN 0 AND 23),
    daily   INTEGER NOT NULL,
    weekly  INTEGER NOT NULL,
    monthly INTEGER NOT NULL
) STRICT;

-- What became of the last try, for the owner to see.
CREATE TABLE backup_try (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    at      INTEGER NOT NULL,
    problem TEXT
) STRICT;

-- Backups in the chosen folder that were opened again and found whole. What is not here is not ours to remove.
CREATE TABLE backups (
    folder  TEXT    NOT NULL,
    file    TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    bytes   INTEGER NOT NULL,
    sha256  TEXT    NOT NULL,
    entries INTEGER NOT NULL,
    head    TEXT    NOT NULL,
    sealed  INTEGER NOT NULL,
    PRIMARY KEY (folder, file)
) STRICT, WITHOUT ROWID;
