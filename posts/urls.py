"""Addresses of the posts room."""

from django.urls import path

from posts.views import compose, correct, decide, files, read, settle

app_name = "posts"
urlpatterns = [
    path("posts/", read.posts, name="list"),
    path("posts/new/", compose.new, name="new"),
    path("posts/<int:pk>/", read.post, name="post"),
    path("posts/<int:pk>/edit/", compose.edit, name="edit"),
    path("posts/<int:pk>/correct/", correct.correct, name="correct"),
    path("posts/<int:pk>/check/", compose.check, name="check"),
    path("posts/<int:pk>/verdicts/", compose.verdicts, name="verdicts"),
    path("posts/<int:pk>/withdraw/", compose.withdraw, name="withdraw"),
    path("posts/<int:pk>/decide/", decide.decide, name="decide"),
    path("posts/<int:pk>/stop/", decide.stop, name="stop"),
    path("posts/<int:pk>/whereabouts/", read.whereabouts, name="whereabouts"),
    path("posts/native/", settle.native, name="native"),
    path("posts/native/<int:pk>/note/", settle.note_native, name="note_native"),
    path("publications/<int:pk>/live/", settle.say_live, name="say_live"),
    path("publications/<int:pk>/send-again/", settle.send_again, name="send_again"),
    path("publications/<int:pk>/take-down/", settle.take_down, name="take_down"),
    path("publications/<int:pk>/note/", settle.note_difference, name="note_difference"),
    path("edits/<int:pk>/again/", correct.edit_again, name="edit_again"),
    path("additions/<int:pk>/again/", correct.add_again, name="add_again"),
    path("posts/media/<int:pk>/", files.media, name="media"),
    path("posts/extras/<int:pk>/", files.extra, name="extra"),
    path("approvals/", decide.approvals, name="approvals"),
    path("calendar/", read.calendar, name="calendar"),
]
