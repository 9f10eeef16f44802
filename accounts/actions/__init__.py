"""What people do about people and channels: each checks, moves and records, or does nothing."""

from accounts.actions.accepting import accept
from accounts.actions.activating import activate
from accounts.actions.adopting import Version, adopt, mend
from accounts.actions.connecting import connect, refuse_connection, refuse_stray
from accounts.actions.pausing import lift, pause
from accounts.actions.registering import register, retire, suspend
from accounts.actions.rostering import attest_rights, keep_apart, plan, put_on, take_off
from accounts.actions.setting import Settings, change_settings

__all__ = [
    "Settings",
    "Version",
    "accept",
    "activate",
    "adopt",
    "attest_rights",
    "change_settings",
    "connect",
    "keep_apart",
    "lift",
    "mend",
    "pause",
    "plan",
    "put_on",
    "refuse_connection",
    "refuse_stray",
    "register",
    "retire",
    "suspend",
    "take_off",
]
