"""What the practice platforms remember, in a small SQLite file and a folder of media."""

from __future__ import annotations

import json
import shutil
import time
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from platforms.practice.hooks import Hooks
from platforms.practice.keys import Keys
from platforms.practice.records import COUNCIL_KEY, Comment, Line, Medium, Post, Upload

SCHEMA: Final = Path(__file__).with_name("schema.sql")
TABLES: Final = ("post", "comment", "shut_out", "medium", "upload", "token", "consent", "request")
SNOWFLAKE_EPOCH_MS: Final = 1_288_834_974_657


class Store(Keys):
    def __init__(self, data: Path) -> None:
        self.media = data / "media"
        self.media.mkdir(parents=True, exist_ok=True)
        super().__init__(data / "practice.sqlite3", SCHEMA.read_text())
        self._snowflake = 0
        self.hooks: Hooks | None = None
        """Whom to tell what residents do."""
        self._give_keys()

    def empty(self) -> None:
        """Forget everything but the invented accounts."""
        with self.together():
            for table in TABLES:
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608  (names of our own)
            shutil.rmtree(self.media)
            self.media.mkdir()
            self._give_keys()

    # Names

    def snowflake(self) -> str:
        """Return a new id as X makes them: decimal, growing with time, at most 19 digits."""
        with self._lock:
            now = (time.time_ns() // 1_000_000 - SNOWFLAKE_EPOCH_MS) << 22
            self._snowflake = max(now, self._snowflake + 1)
            return str(self._snowflake)

    # Posts

    def add_post(self, post: Post) -> Post:
        self._insert("post", post.columns())
        return post

    def post(self, post_id: str, platform: str) -> Post | None:
        """Return a post that is there and has not been deleted."""
        rows = self._rows(
            "SELECT * FROM post WHERE id = ? AND platform = ? AND deleted_at IS NULL",
            post_id,
            platform,
        )
        return Post.read(rows[0]) if rows else None

    def posts(self, platform: str, *, deleted: bool = False) -> list[Post]:
        """Return the posts of a platform, newest first; the deleted ones too when asked."""
        rows = self._rows(
            "SELECT * FROM post WHERE platform = ? AND (? OR deleted_at IS NULL)"
            " ORDER BY number DESC",
            platform,
            deleted,
        )
        return [Post.read(row) for row in rows]

    def latest(self, platform: str) -> Post | None:
        """Return the newest post that residents can see."""
        rows = self._rows(
            "SELECT * FROM post WHERE platform = ? AND published AND deleted_at IS NULL"
            " ORDER BY number DESC LIMIT 1",
            platform,
        )
        return Post.read(rows[0]) if rows else None

    def has_said(self, platform: str, text: str) -> bool:
        """Return whether the council's very words stand on a platform already."""
        return bool(
            self._rows(
                "SELECT 1 FROM post WHERE platform = ?1 AND text = ?2 AND deleted_at IS NULL"
                " UNION ALL SELECT 1 FROM comment"
                " WHERE platform = ?1 AND text = ?2 AND author = ?3 AND deleted_at IS NULL",
                platform,
                text,
                COUNCIL_KEY,
            )
        )

    def change_post(self, post: Post) -> None:
        self._change(
            "UPDATE post SET text = ?, title = ?, details = ?, published = ? WHERE id = ?",
            post.text,
            post.title,
            json.dumps(post.details),
            post.published,
            post.id,
        )

    def delete_post(self, post_id: str, platform: str, *, now: datetime) -> bool:
        """Delete a post. False when there is none to delete."""
        return bool(
            self._change(
                "UPDATE post SET deleted_at = ?"
                " WHERE id = ? AND platform = ? AND deleted_at IS NULL",
                now.timestamp(),
                post_id,
                platform,
            )
        )

    # Comments

    def add_comment(self, comment: Comment) -> Comment:
        self._insert("comment", comment.columns())
        return comment

    def comment(self, comment_id: str, platform: str) -> Comment | None:
        rows = self._rows(
            "SELECT * FROM comment WHERE id = ? AND platform = ? AND deleted_at IS NULL",
            comment_id,
            platform,
        )
        return Comment.read(rows[0]) if rows else None

    def comments(self, platform: str, *, post_id: str = "", parent_id: str = "") -> list[Comment]:
        """Return comments in the order in which they came: all, one post's, or one comment's."""
        rows = self._rows(
            "SELECT * FROM comment WHERE platform = ? AND deleted_at IS NULL"
            " AND ? IN ('', post_id) AND ? IN ('', parent_id) ORDER BY number",
            platform,
            post_id,
            parent_id,
        )
        return [Comment.read(row) for row in rows]

    def set_state(self, comment_id: str, platform: str, state: str) -> bool:
        """Move a comment to a state. False when there is none."""
        return bool(
            self._change(
                "UPDATE comment SET state = ? WHERE id = ? AND platform = ? AND deleted_at IS NULL",
                state,
                comment_id,
                platform,
            )
        )

    def delete_comment(self, comment_id: str, platform: str, *, now: datetime) -> bool:
        """Delete a comment and the answers to it. False when there is none."""
        return bool(
            self._change(
                "UPDATE comment SET deleted_at = ?"
                " WHERE ? IN (id, parent_id) AND platform = ? AND deleted_at IS NULL",
                now.timestamp(),
                comment_id,
                platform,
            )
        )

    def change_comment(self, comment_id: str, text: str) -> bool:
        """Have a comment say something else. False when there is none."""
        sql = "UPDATE comment SET text = ? WHERE id = ? AND deleted_at IS NULL"
        return bool(self._change(sql, text, comment_id))

    # Who was muted or banned

    def shut_out(self, platform: str, author: str, kind: str) -> None:
        self._change("INSERT OR REPLACE INTO shut_out VALUES (?, ?, ?)", platform, author, kind)

    def let_in(self, platform: str, author: str) -> bool:
        """Lift it. False when there is nothing to lift."""
        sql = "DELETE FROM shut_out WHERE platform = ? AND author = ?"
        return bool(self._change(sql, platform, author))

    def shut_out_as(self, platform: str, author: str) -> str:
        """Return "mute", "ban", or nothing."""
        sql = "SELECT kind FROM shut_out WHERE platform = ? AND author = ?"
        return next((str(row["kind"]) for row in self._rows(sql, platform, author)), "")

    # Media and uploads

    def add_medium(self, medium: Medium) -> Medium:
        self._insert("medium", asdict(medium))
        return medium

    def medium(self, medium_id: str) -> Medium | None:
        rows = self._rows("SELECT * FROM medium WHERE id = ?", medium_id)
        return Medium(**rows[0]) if rows else None

    def describe(self, medium_id: str, alt_text: str) -> bool:
        sql = "UPDATE medium SET alt_text = ? WHERE id = ?"
        return bool(self._change(sql, alt_text, medium_id))

    def begin_upload(self, upload: Upload) -> Upload:
        self._insert("upload", {**asdict(upload), "details": json.dumps(upload.details)})
        self.upload_file(upload.id).touch()
        return upload

    def upload(self, upload_id: str, target: str) -> Upload | None:
        sql = "SELECT * FROM upload WHERE id = ? AND target = ?"
        found = [Upload(**row) for row in self._rows(sql, upload_id, target)]
        return replace(found[0], details=json.loads(str(found[0].details))) if found else None

    def upload_file(self, upload_id: str) -> Path:
        """Return where an upload's bytes are; how many came is how long the file is."""
        return self.media / f"upload-{upload_id}"

    def finish_upload(self, upload_id: str, result: str) -> None:
        self._change("UPDATE upload SET result = ? WHERE id = ?", result, upload_id)

    # The log of requests

    def note(self, line: Line) -> None:
        self._insert("request", asdict(line))

    def requests(self, platform: str = "") -> list[Line]:
        rows = self._rows(
            "SELECT platform, method, path, received_ns, answered_ns, size, status, outcome"
            " FROM request WHERE ? IN ('', platform) ORDER BY number",
            platform,
        )
        return [Line(**row) for row in rows]
