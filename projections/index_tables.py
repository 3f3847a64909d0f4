"""The tables of the search index: unlogged, in a schema of their own that no backup takes (design 12.10).

After a crash of the database they are empty, and the index is made anew with a new key. So they have no migrations:
another shape is another index.
"""

from __future__ import annotations

import psycopg

SCHEMA = "sijill_index"
_TABLES = """
CREATE SCHEMA IF NOT EXISTS sijill_index;
COMMENT ON SCHEMA sijill_index IS
    'Search index: keyed tokens, no value in clear. Leave it out of every backup: pg_dump -N sijill_index';
CREATE UNLOGGED TABLE IF NOT EXISTS sijill_index.epoch (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    name     uuid NOT NULL
);
COMMENT ON TABLE sijill_index.epoch IS 'The key that the tokens were made with; no row: the index must be made anew';
CREATE UNLOGGED TABLE IF NOT EXISTS sijill_index.positions (
    topic       text NOT NULL,
    partition   smallint NOT NULL,
    topic_id    uuid NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);
COMMENT ON TABLE sijill_index.positions IS 'How far the rows cover each partition';
CREATE UNLOGGED TABLE IF NOT EXISTS sijill_index.files (
    file_no       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file_id       uuid NOT NULL UNIQUE,
    survivor      uuid,
    shredded      boolean NOT NULL DEFAULT false,
    to_match      boolean NOT NULL DEFAULT false,
    left_out      integer NOT NULL DEFAULT 0
);
ALTER TABLE sijill_index.files ADD COLUMN IF NOT EXISTS left_out integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN sijill_index.files.left_out IS 'Files that share a key with it and were too many to be compared';
COMMENT ON COLUMN sijill_index.files.survivor IS 'File that goes on in place of this one, absorbed by a merge';
COMMENT ON COLUMN sijill_index.files.to_match IS 'Its person changed and was not compared with others since';
CREATE INDEX IF NOT EXISTS files_to_match ON sijill_index.files (file_no) WHERE to_match;
CREATE UNLOGGED TABLE IF NOT EXISTS sijill_index.records (
    file_no        integer NOT NULL,
    partition      smallint NOT NULL,
    journal_offset bigint NOT NULL,
    type           text NOT NULL,
    body           bytea NOT NULL,
    stamp          bytea NOT NULL,
    PRIMARY KEY (file_no, partition, journal_offset)
);
COMMENT ON TABLE sijill_index.records IS 'Journal records that say who the person is, sealed as they came';
CREATE UNLOGGED TABLE IF NOT EXISTS sijill_index.subject_keys (
    subject_key_id uuid NOT NULL,
    file_no        integer NOT NULL,
    PRIMARY KEY (subject_key_id, file_no)
);
COMMENT ON TABLE sijill_index.subject_keys IS 'Which files have values under a key: where to look when it is destroyed';
CREATE UNLOGGED TABLE IF NOT EXISTS sijill_index.tokens (
    token   bytea NOT NULL CHECK (length(token) = 16),
    file_no integer NOT NULL,
    PRIMARY KEY (token, file_no)
);
COMMENT ON TABLE sijill_index.tokens IS 'HMAC of what a person can be found by';
CREATE INDEX IF NOT EXISTS tokens_file ON sijill_index.tokens (file_no);
CREATE UNLOGGED TABLE IF NOT EXISTS sijill_index.pairs (
    one          uuid NOT NULL,
    other        uuid NOT NULL,
    suspicion_id uuid NOT NULL,
    status       text NOT NULL CHECK (status IN ('SENT', 'OPEN', 'DISMISSED')),
    PRIMARY KEY (one, other, suspicion_id),
    CHECK (one < other)
);
COMMENT ON TABLE sijill_index.pairs IS 'Files suspected to be of one person: told once, dismissed once';
CREATE INDEX IF NOT EXISTS pairs_suspicion ON sijill_index.pairs (suspicion_id);
"""


def make_tables(session: psycopg.Connection) -> None:
    """Make what is missing; two processes at once are no harm."""
    with session.transaction():
        session.execute("SELECT pg_advisory_xact_lock(hashtext('sijill-index'))")
        session.execute(_TABLES)


def empty_tables(session: psycopg.Connection, epoch: str) -> None:
    """Empty the index for a new epoch; who writes for the old one finds its positions moved."""
    session.execute(
        "TRUNCATE sijill_index.epoch, sijill_index.positions, sijill_index.files, sijill_index.records,"
        " sijill_index.subject_keys, sijill_index.tokens, sijill_index.pairs"
    )
    session.execute("INSERT INTO sijill_index.epoch (name) VALUES (%s)", (epoch,))
