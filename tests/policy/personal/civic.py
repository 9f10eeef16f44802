"""What a council writes every week: nothing of it is personal, however it looks."""

CONTACTS = (
    "01291 673011",
    "clerk@usk.example",
    "usk.example",
    "43 Maryport Street",
    "20-00-00",
)

ENGLISH = """
The council meets on Monday 14 December 2026 at 7.00pm.
Doors open at 18:30, and we begin at 19:00.
Full Council, Monday 14 December, 7pm, the Sessions House.
See minute 2026/123 and minute 147(b) of 12/10/2026.
Minute reference FC/2026/11/0147.
The budget is £1,291,672 and the precept £215,300.50.
It cost £07,700.90.
A band D household pays £112.34 more.
Grid reference SO 377 010.
Grid reference 337701 200888.
Planning application DC/2026/00123 is open for comment.
Planning application DM/2026/01234: comments by 14 January.
Application number 01291672345 is with the county.
Ref: 07700900123.
Invoice no. 02079460018 was paid.
Charity number 1029384.
Registered charity 1148223, company number 06987654.
Company registered in Wales, number 04455667.
Buses 60 and 63 run late; the 60X does not stop.
Bus 60 Bridge Street is moved to Castle Parade.
Service 63 Porthycarne Street is diverted.
Our postcode is NP15 1AD.
The Sessions House, Maryport Street, Usk NP15 1AD.
Memorial Hall, Maryport Street, NP15 1AD.
Meet at the Memorial Hall, NP15 1AD, at 7.
Doors at 7, Memorial Hall, NP15 1AD.
Monday 14 December, Memorial Hall, NP15 1AD.
Bridge Street is closed from 9am to 4pm.
Bridge Street and Maryport Street are closed.
The drop-in is at the Memorial Hall, 14 Bridge Street.
Usk Library, 35 Maryport Street, opens on Tuesday.
Come to the Sessions House, 43 Maryport Street.
Our office is at 43 Maryport Street.
Ring the council on 01291 673011.
Ring the council on +44 1291 673011.
Ring the council on (01291) 673 011.
Write to clerk@usk.example.
Write to mayor@usk.example or to town.hall@www.usk.example.
Write to planning@monmouthshire.gov.uk with your comments.
Contact contact@monmouthshire.gov.uk about the bins.
In an emergency ring 999.
Ring 101 or 111, or 112 abroad.
Ring Crimestoppers on 0800 555 111.
Samaritans answer on 116 123.
Ring Childline on 0800 1111.
Floodline: 0345 988 1188.
Report a power cut on 105.
National Grid: 0800 6783 105.
Welsh Water: 0800 052 0130.
NHS 111 Wales: dial 111.
The NHS number is on your letter.
Dial 0300 123 4567 about council tax.
Dial 0870 123 4567 for tickets.
The sort code is on the form.
Account for 2025-26: £12,345.67.
The accounts for 31-03-26 are approved.
The bank holiday is 25-12-26.
Post Office opening: 09-05-30.
Votes: 12345678 to 3.
The population is 2,834.
Road closed: A472, A449 and B4598.
The A449 car park is closed.
NP15 and NP16 are without power.
POSTCODES NP15 AND NP16 are without power.
Usk won 26 gold medals, BBC2 reports.
Our car park has 45 spaces.
A new van was bought for £12,300.
Registered office: the Sessions House.
The show is on 14/03/2026.
The fair is on 14 March 2026.
The club was born on 14 March 1962.
Alfred Russel Wallace was born near Usk on 8 January 1823.
Children born between 1 September 2022 and 31 August 2023 may apply.
Anyone born before 1 January 1960 may have the vaccine.
Children aged 4 on 1 September 2026 start school.
Mrs Pugh turned 90 on Saturday.
Her 90th birthday party is on 14 March 2026.
Version 2.07.700 of the form.
Follow us: https://youtube.com/@usk.example
See https://www.usk.example/news/2026/07700900123/
See www.usk.example/?id=01291672345 for more.
ISBN 978-0-306-40615-7.
Meet @usk for tea.
Read it at usk.example.
Meet us at usk dot to dot puzzle corner.
Lamp posts 12 to 27 in Castle Street.
We planted 200 bulbs in Twyn Square.
Over 300 Bridge Street residents came.
The top 10 Castle Street displays.
20 mph on Mill Street.
Rated 4.5 by 1234 people.
Score: 12-10-08.
Opening hours 10-12, 14-16, 18-20.
Phone-in at 12.30; text 60 words.
Ring road works: 672 tonnes of stone.
Call for 2026 nominations.
Election on 6 May 2027, polls 7am to 10pm.
Council tax leaflet CT2026 B12.
Model AB12 of the bench.
We open at 9, The Square is closed.
Resolution 12/34/56 was carried.
Serial number 943 476 5918.
2026 2027 2028 2029 are the years of the plan.
Order 4111 1111 1111 1112.
Planning application DM/2026/01234: 3 Mill Close.
Road works outside 23-25 Bridge Street.
The bin outside 23-25 Bridge Street is full.
Meet opposite 3 Mill Close.
The lane is shut between 3 Mill Close and 9 Mill Close.
The pavement near 12 Church Street is mended.
A472 AND A449 CLOSED TO ALL VEHICLES.
The vote was 5 to 3, Park Road stays one-way.
"""

WELSH = """
Mae'r cyngor yn cwrdd nos Lun 14 Rhagfyr 2026 am 7.00pm.
Cofnod 2026/123 o'r cyfarfod ar 12/10/2026.
Cyfeirnod: 01291672345.
Cais cynllunio DC/2026/00123.
Mae Stryd y Bont ar gau rhwng 9 a 4.
Neuadd Goffa, Heol Maryport, NP15 1AD.
Dewch i'r Neuadd Goffa, 14 Stryd y Bont.
Ffoniwch y cyngor ar 01291 673011.
Ysgrifennwch at clerk@usk.example.
Ffoniwch 999 mewn argyfwng.
Ffoniwch 0300 123 4567.
Bws 60 Stryd y Bont.
Rhif elusen 1029384.
Bydd y ffair ar 14 Mawrth 2026.
Ganwyd Alfred Russel Wallace ar 8 Ionawr 1823.
Plant a aned rhwng 1 Medi 2022 a 31 Awst 2023.
Gwasanaeth 63 Heol y Bont.
Mae'r gyllideb yn £215,300.50.
Dydd Sadwrn 14 Heol y Bont ar gau.
Cais cynllunio DM/2026/01234: 3 Clos y Felin.
Ganwyd Clwb Rygbi Brynbuga ar 3 Mai 1980.
"""
