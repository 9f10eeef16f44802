"""What people do about people and channels: each checks, moves and records, or does nothing."""

from accounts.actions.accepting import accept
from accounts.actions.activating import activate
from accounts.actions.adopting import Version, adopt, mend
from accounts.actions.attesting import attest_rights, keep_apart
from accounts.actions.connecting import connect, refuse_connection, refuse_stray
from accounts.actions.pausing import lift, pause
from accounts.actions.registering import change, register, retire, suspend
from accounts.actions.rostering import plan, put_on, take_back, take_off
from accounts.actions.setting import Setting, change_settings

__all__ = [
    "Setting",
    "Version",
    "accept",
    "activate",
    "adopt",
    "attest_rights",
    "change",
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
    "take_back",
    "take_off",
]
