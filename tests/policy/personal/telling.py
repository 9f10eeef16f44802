"""What a council might write by mistake: what is personal stands in braces, behind its kind."""

ENGLISH = """
Mrs Pugh has a spare table for the fair: ring {phone 07700 900123}.
Text Dai on {phone 07911 123456} to book a pitch.
Ann will take bookings {phone (01291 672345}) until Friday.
Call {phone (01291) 672 345} after six.
Her mobile is {phone +44 7700 900 456}.
Ring {phone +44 (0)7700 900456} from abroad.
Ring {phone 0044 7700 900456} from abroad.
You can reach him on {phone 07700.900.123}.
Ring {phone 07700-900-123} and ask for Gwen.
Ring {phone 07700900123} and ask for Gwen.
His London flat is {phone 020 7946 0018}.
In Cardiff: {phone 029 2018 0345}.
The treasurer is on {phone 01632 960001} most evenings.
Old numbers such as {phone 01291 67 23 45} still work.
Lost dog: please call {phone 672345}.
Ring Usk {phone 672 345} if you find the cat.
Two numbers: {phone 07700 900111} or {phone 07700 900222}.
Tel:{phone 01291 673021}
My sister in Dublin is on {phone +353 1 679 3122}.
Email {email gwen.pugh@gmail.com} to join the litter pick.
Write to {email dai+usk@btinternet.com}, he has the list.
{email j.o'brien@example.org} is collecting the prizes.
Send photographs to {email ann_rees@mail.example.co.uk}.
Contact {email gwen at gmail dot com} for a lift.
Contact {email gwen (at) gmail.com} for a lift.
Contact {email gwen[at]example[dot]co[dot]uk} for a lift.
Contact {email gwen @ gmail.com} for a lift.
The complaint came from {email resident1962@hotmail.co.uk}.
Mrs Pugh of {address 14 Bridge Street} won the raffle.
Mrs Pugh of {address 14 Bridge Street, Usk, NP15 1BG} won the raffle.
The tree outside {address 3 Castle Parade} is to be felled.
He lives at {address 27b Porthycarne Street}.
The resident of {address 5 Maryport Street, Usk NP15 1AB} complained.
Flowers can be left at {address Flat 2, 14 Bridge Street}.
She lives at {address 12 the avenue}.
He lives at {address 14 bridge street} with his dog.
Parcels for {address 14, Bridge Street} went astray.
Planning: {address 9 Four Ash Street}, a new porch.
The family at {address Rose Cottage, Church Lane} are safe.
Please send cards to {address 14 NP15 1BG}.
Please send cards to {address Rose Cottage, Llanbadoc, NP15 1PA}.
The fire was at {address 22 Ladyhill Close}.
The tree at {address 9 Church Street} is to be felled.
He lives at {address 31 Station Road}.
Go to {address 1 The Close} for the keys.
Noise complaints name {address 18-20 Mill Street}.
His NI number is {ni AB 12 34 56 C}.
Payroll: {ni JG103759A}.
Payroll: {ni jg 10 37 59 a}.
National Insurance number {ni QQ123456C}.
NI no. {ni AB123456}, last letter not known.
Her NHS number is {nhs 943 476 5919}.
NHS number: {nhs 9434765919}.
The record of {nhs 943-476-5919} was lost.
Patient {nhs 401 023 2137} was taken ill at the fair.
Donations: sort code {bank 20-00-00}, account {bank 55779911}.
Pay into {bank 20-00-00 55779911} please.
Sort code {bank 200000}, account number {bank 55779911}.
Sort code {bank 20 00 00}.
Please pay account no. {bank 5577 9911}.
IBAN {bank GB29 NWBK 6016 1331 9268 19} for gifts from abroad.
IBAN: {bank GB29NWBK60161331926819}
He paid with {bank 4111 1111 1111 1111} last week.
He paid with {bank 5555555555554444} last week.
He paid with {bank 4111-1111-1111-1111} last week.
Amex {bank 3782 822463 10005} was declined.
The car {plate AB12 CDE} is blocking the fire gate.
The car {plate AB12CDE} is blocking the fire gate.
Will the owner of {plate CP19 XYZ} please move it?
A white van, reg {plate ab12 cde}, was seen.
A blue car, {plate A123 BCD}, was parked on the grass.
Vehicle {plate ABC 123D} was left in the car park.
Number plate {plate ABC 123}.
The driver of {plate WN68 OPA} dropped litter.
Gwen Pugh, born {dob 14/03/1962}, has gone missing.
Gwen Pugh (born on {dob 14 March 1962}) has gone missing.
DOB {dob 14.03.62}.
DOB: {dob 1962-03-14}
Date of birth: {dob 14th March 1962}.
Date of birth {dob March 14th, 1962}.
His birthday is {dob 3 June 1948}.
She was born on Friday {dob 3 May 2019} in Nevill Hall.
Tom, aged 7 ({dob 14/03/2019}), won the prize.
{dob 14 March 1962} is his date of birth.
Ring {phone 0 7 7 0 0 9 0 0 1 2 3} slowly.
Gwen, {email gwen@gmail.com}, {phone 07700 900123}, {address 14 Bridge Street, Usk NP15 1BG}.
Dai Rees (b. {dob 4.5.62}) plays for Usk.
Planning application DM/2026/01234 by Mrs Pugh of {address 3 Mill Close}.
The road is closed where she lives at {address 3 Mill Close}.
Two cars were left on the grass all of last weekend and nobody knows whose {plate W12 ABC} is.
Cars reg {plate A123 BCD} and {plate M1 USK} block the gate.
Email {email jane.smith@monmouthshire.gov.uk}, who decides it.
"""

WELSH = """
Ffoniwch Gwen ar {phone 07700 900123} cyn dydd Gwener.
Ffôn: {phone 01291 672345}.
Ffoniwch {phone 672345} os gwelwch y gath.
E-bostiwch {email gwen.pugh@gmail.com} i ymuno.
Mae Mrs Pugh, {address 14 Stryd y Bont}, wedi ennill.
Mae'n byw yn {address 12 Heol y Bont, Brynbuga NP15 1BG}.
Mae'r goeden y tu allan i {address 3 Maes y Llan} i'w thorri.
Bu tân yn {address 5 Clos yr Eglwys}.
Rhif Yswiriant Gwladol {ni QQ 12 34 56 C}.
Rhif GIG {nhs 9434765919}.
Cod didoli {bank 20-00-00}, cyfrif {bank 55779911}.
Mae'r car {plate AB12 CDE} ar draws y giât.
Rhif cofrestru {plate ABC 123}.
Ganwyd Gwen ar 14 Mawrth yn y dref.
Ganwyd {dob 14 Mawrth 1962}.
Ganwyd Mair Evans ar {dob 3 Mai 1980}.
Ganed Tomos Rees ar {dob 12 Ebrill 1990}.
Ganed ar {dob 14 o Fawrth 1962}.
Dyddiad geni: {dob 14/03/1962}.
Ei ddyddiad geni yw {dob 3 Mehefin 1948}.
"""
