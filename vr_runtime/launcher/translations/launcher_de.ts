<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ActGrid</name>
    <message>
        <source>Acts</source>
        <translation>Handlungen</translation>
    </message>
    <message>
        <source>Ease</source>
        <translation>Schonen</translation>
    </message>
    <message>
        <source>Eyes closed</source>
        <translation>Augen zu</translation>
    </message>
    <message>
        <source>Staff approach</source>
        <translation>Personal kommt</translation>
    </message>
    <message>
        <source>Level view</source>
        <translation>Blick ausrichten</translation>
    </message>
    <message>
        <source>Recentre</source>
        <translation>Zentrieren</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Verlängern</translation>
    </message>
    <message>
        <source>Shorten</source>
        <translation>Verkürzen</translation>
    </message>
    <message>
        <source>Change scene</source>
        <translation>Szene wechseln</translation>
    </message>
    <message>
        <source>Stopped early</source>
        <translation>Vorzeitig beendet</translation>
    </message>
    <message>
        <source>End session</source>
        <translation>Sitzung beenden</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Started again</source>
        <translation>Läuft wieder</translation>
    </message>
    <message>
        <source>Has the infusion started again?</source>
        <translation>Läuft die Infusion wieder?</translation>
    </message>
    <message>
        <source>The session leaves its way back and deepens once more.</source>
        <translation>Die Sitzung kehrt um und vertieft sich noch einmal.</translation>
    </message>
    <message>
        <source>It has started</source>
        <translation>Sie läuft wieder</translation>
    </message>
    <message>
        <source>Has the infusion been stopped before its time?</source>
        <translation>Wurde die Infusion vorzeitig beendet?</translation>
    </message>
    <message>
        <source>The return begins at once.</source>
        <translation>Die Rückkehr beginnt sofort.</translation>
    </message>
    <message>
        <source>It has stopped</source>
        <translation>Sie ist beendet</translation>
    </message>
    <message>
        <source>End the session?</source>
        <translation>Sitzung beenden?</translation>
    </message>
    <message>
        <source>Light and sound go down in ten seconds. It cannot be taken back.</source>
        <translation>Licht und Ton gehen in zehn Sekunden zurück. Das lässt sich nicht rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>{act}: sent</source>
        <translation>{act}: gesendet</translation>
    </message>
    <message>
        <source>{act}: done; {remark}</source>
        <translation>{act}: erledigt; {remark}</translation>
    </message>
    <message>
        <source>{act}: done</source>
        <translation>{act}: erledigt</translation>
    </message>
    <message>
        <source>{act}: refused: {reason}</source>
        <translation>{act}: abgelehnt: {reason}</translation>
    </message>
    <message>
        <source>{act}: not sent: {reason}</source>
        <translation>{act}: nicht gesendet: {reason}</translation>
    </message>
    <message>
        <source>somebody else was quicker; look, and try again</source>
        <translation>jemand war schneller; nachsehen und noch einmal versuchen</translation>
    </message>
    <message>
        <source>it was too long on its way; try again</source>
        <translation>es war zu lange unterwegs; noch einmal versuchen</translation>
    </message>
    <message>
        <source>too many at once; wait a moment</source>
        <translation>zu viele auf einmal; einen Moment warten</translation>
    </message>
</context>
<context>
    <name>AfterPage</name>
    <message>
        <source>After the session</source>
        <translation>Nach der Sitzung</translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULIERT</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Save the report as…</source>
        <translation>Bericht speichern unter&#xa0;…</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>Neue Sitzung</translation>
    </message>
    <message>
        <source>The record of the session cannot be read. {why}</source>
        <translation>Das Protokoll der Sitzung lässt sich nicht lesen. {why}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>No session has ended on this PC yet.</source>
        <translation>Auf diesem PC ist noch keine Sitzung zu Ende gegangen.</translation>
    </message>
    <message>
        <source>The session left no record, as it was set up.</source>
        <translation>Die Sitzung hat kein Protokoll hinterlassen; so war es eingestellt.</translation>
    </message>
    <message>
        <source>A session is running. What comes after it is asked here once it has ended.</source>
        <translation>Es läuft eine Sitzung. Was danach kommt, wird hier gefragt, sobald sie zu Ende ist.</translation>
    </message>
    <message>
        <source>To the session</source>
        <translation>Zur Sitzung</translation>
    </message>
    <message>
        <source>The answers have not been saved. Go on without them?</source>
        <translation>Die Antworten sind nicht gespeichert. Ohne sie weitermachen?</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>Ohne sie weiter</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Hier bleiben</translation>
    </message>
    <message>
        <source>Session {number} · {scene} · {preset}, {minutes} min planned</source>
        <translation>Sitzung {number} · {scene} · {preset}, {minutes} min geplant</translation>
    </message>
</context>
<context>
    <name>Alarms</name>
    <message>
        <source>The picture is gone and does not come back by itself</source>
        <translation>Das Bild ist weg und kommt nicht von selbst zurück</translation>
    </message>
    <message>
        <source>Take the headset off; end the session</source>
        <translation>Headset abnehmen; Sitzung beenden</translation>
    </message>
    <message>
        <source>The headset or its runtime is gone; it is tried again</source>
        <translation>Das Headset oder seine Software ist weg; es wird weiter versucht</translation>
    </message>
    <message>
        <source>Check its cable and its runtime</source>
        <translation>Kabel und Software des Headsets prüfen</translation>
    </message>
    <message>
        <source>The headset is off</source>
        <translation>Das Headset ist abgenommen</translation>
    </message>
    <message>
        <source>Look after the patient; put it on again, or end</source>
        <translation>Nach der Person sehen; wieder aufsetzen oder beenden</translation>
    </message>
    <message>
        <source>The headset does not know where it is</source>
        <translation>Das Headset weiß nicht, wo es ist</translation>
    </message>
    <message>
        <source>Free its cameras; give it light</source>
        <translation>Seine Kameras freimachen; für Licht sorgen</translation>
    </message>
    <message>
        <source>The player had failed and was started again</source>
        <translation>Die Wiedergabe war ausgefallen und wurde neu gestartet</translation>
    </message>
    <message>
        <source>Ask the patient; note the time</source>
        <translation>Nachfragen, wie es geht; Uhrzeit notieren</translation>
    </message>
    <message>
        <source>The picture stutters</source>
        <translation>Das Bild ruckelt</translation>
    </message>
    <message>
        <source>End other programs on this PC</source>
        <translation>Andere Programme auf diesem PC beenden</translation>
    </message>
    <message>
        <source>The planned end of the infusion has passed</source>
        <translation>Das geplante Ende der Infusion ist vorbei</translation>
    </message>
    <message>
        <source>Confirm stopped, or extend; nothing ends by itself</source>
        <translation>Ende bestätigen oder verlängern; nichts endet von selbst</translation>
    </message>
    <message>
        <source>The scene that was chosen is damaged; a built-in one is played</source>
        <translation>Die gewählte Szene ist beschädigt; eine eingebaute wird gespielt</translation>
    </message>
    <message>
        <source>Go on, or choose another scene</source>
        <translation>Weitermachen oder eine andere Szene wählen</translation>
    </message>
    <message>
        <source>The scene flickers and is held back</source>
        <translation>Die Szene flackert und wird gedämpft</translation>
    </message>
    <message>
        <source>Choose another scene; tell its makers</source>
        <translation>Andere Szene wählen; ihren Urhebern Bescheid geben</translation>
    </message>
    <message>
        <source>The session is not being written down</source>
        <translation>Die Sitzung wird nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>It plays on; make room on the disk of this PC</source>
        <translation>Sie spielt weiter; auf der Festplatte dieses PCs Platz schaffen</translation>
    </message>
    <message>
        <source>There is no sound</source>
        <translation>Es ist kein Ton da</translation>
    </message>
    <message>
        <source>Check the headset&apos;s sound device; vr-runtime sound devices names them</source>
        <translation>Tongerät des Headsets prüfen; vr-runtime sound devices nennt sie</translation>
    </message>
    <message>
        <source>Nothing is heard although sound is due</source>
        <translation>Nichts ist zu hören, obwohl Ton an der Reihe ist</translation>
    </message>
    <message>
        <source>Raise the volume; if that is no help, note it and go on</source>
        <translation>Lauter stellen; hilft das nicht, notieren und weitermachen</translation>
    </message>
    <message>
        <source>The infusion is not confirmed as started</source>
        <translation>Der Beginn der Infusion ist nicht bestätigt</translation>
    </message>
    <message>
        <source>Confirm started once it runs</source>
        <translation>Beginn bestätigen, sobald sie läuft</translation>
    </message>
    <message>
        <source>The infusion has been paused for long</source>
        <translation>Die Infusion ist schon lange pausiert</translation>
    </message>
    <message>
        <source>Resume, or confirm stopped: the return begins</source>
        <translation>Fortsetzen oder Ende bestätigen: dann beginnt die Rückkehr</translation>
    </message>
    <message>
        <source>The sound plays on another device than at first</source>
        <translation>Der Ton kommt aus einem anderen Gerät als zu Beginn</translation>
    </message>
    <message>
        <source>Check who hears it; connect the headset&apos;s again</source>
        <translation>Prüfen, wer ihn hört; das des Headsets wieder anschließen</translation>
    </message>
    <message>
        <source>The mirror shows an old picture</source>
        <translation>Das Spiegelbild ist veraltet</translation>
    </message>
    <message>
        <source>Look at the patient: the headset plays on by itself</source>
        <translation>Zur Person schauen: Das Headset spielt von selbst weiter</translation>
    </message>
    <message>
        <source>The disk of this PC is nearly full</source>
        <translation>Die Festplatte dieses PCs ist fast voll</translation>
    </message>
    <message>
        <source>Make room before the next session</source>
        <translation>Vor der nächsten Sitzung Platz schaffen</translation>
    </message>
    <message>
        <source>The clock of this PC was set, or it slept</source>
        <translation>Die Uhr dieses PCs wurde gestellt, oder er hat geschlafen</translation>
    </message>
    <message>
        <source>Compare the infusion&apos;s time if it slept; else nothing</source>
        <translation>Hat er geschlafen, Infusionszeit vergleichen; sonst nichts</translation>
    </message>
    <message>
        <source>The sound had failed and was started again</source>
        <translation>Der Ton war ausgefallen und wurde neu gestartet</translation>
    </message>
    <message>
        <source>Nothing, unless it happens again</source>
        <translation>Nichts, solange es nicht wieder vorkommt</translation>
    </message>
    <message>
        <source>It is time to ask how the patient is</source>
        <translation>Zeit, nach dem Befinden zu fragen</translation>
    </message>
    <message>
        <source>Ask, and note it; silence this</source>
        <translation>Fragen und notieren; hier stumm schalten</translation>
    </message>
    <message>
        <source>The headset has been on for long without a break</source>
        <translation>Das Headset wird schon lange ohne Pause getragen</translation>
    </message>
    <message>
        <source>Offer a break without it; silence this</source>
        <translation>Eine Pause ohne Headset anbieten; hier stumm schalten</translation>
    </message>
    <message>
        <source>The time of watching after the session is over</source>
        <translation>Die Beobachtungszeit nach der Sitzung ist vorbei</translation>
    </message>
    <message>
        <source>Look after the patient</source>
        <translation>Nach der Person sehen</translation>
    </message>
    <message>
        <source>This system cannot be kept awake by the program</source>
        <translation>Das Programm kann dieses System nicht wach halten</translation>
    </message>
    <message>
        <source>Switch off sleep and screen lock</source>
        <translation>Ruhezustand und Bildschirmsperre ausschalten</translation>
    </message>
    <message>
        <source>Is the headset&apos;s sound device plugged in and switched on?</source>
        <translation>Ist das Tongerät des Headsets eingesteckt und eingeschaltet?</translation>
    </message>
    <message>
        <source>Emergency is on</source>
        <translation>Notfall ist aktiv</translation>
    </message>
    <message>
        <source>Look after the patient; clear it when all is calm</source>
        <translation>Nach der Person sehen; aufheben, wenn alles ruhig ist</translation>
    </message>
</context>
<context>
    <name>AlarmsBar</name>
    <message>
        <source>Silence</source>
        <translation>Stumm schalten</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Alles in Ordnung</translation>
    </message>
    <message>
        <source>{cause}. {action}</source>
        <translation>{cause}. {action}</translation>
    </message>
    <message>
        <source>{level}, silenced</source>
        <translation>{level}, stumm</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlarmsList</name>
    <message>
        <source>All alarms</source>
        <translation>Alle Alarme</translation>
    </message>
    <message>
        <source>Silenced</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Silence: {cause}</source>
        <translation>Stumm schalten: {cause}</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Stumm schalten</translation>
    </message>
</context>
<context>
    <name>Beginning</name>
    <message>
        <source>The session could not be started: {why}</source>
        <translation>Die Sitzung ließ sich nicht starten: {why}</translation>
    </message>
    <message>
        <source>The session ended before it had begun</source>
        <translation>Die Sitzung endete, bevor sie begonnen hatte</translation>
    </message>
    <message>
        <source>This takes longer than usual; the headset’s software may still be starting …</source>
        <translation>Das dauert länger als sonst; vielleicht startet die Software des Headsets noch&#xa0;…</translation>
    </message>
    <message>
        <source>Waiting for the first picture in the headset …</source>
        <translation>Warten auf das erste Bild im Headset&#xa0;…</translation>
    </message>
    <message>
        <source>Starting the session …</source>
        <translation>Die Sitzung wird gestartet&#xa0;…</translation>
    </message>
</context>
<context>
    <name>CardStrip</name>
    <message>
        <source>Patient’s card</source>
        <translation>Patientenkarte</translation>
    </message>
    <message>
        <source>Card code</source>
        <translation>Kartencode</translation>
    </message>
    <message>
        <source>Code of the patient’s card</source>
        <translation>Code der Patientenkarte</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>Neue Karte</translation>
    </message>
    <message>
        <source>Repeat last set-up</source>
        <translation>Wie letztes Mal</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Show card</source>
        <translation>Karte zeigen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the card {code}?</source>
        <translation>Karte {code} löschen?</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Everything that is kept under this code is removed for good. Nobody can bring it back.</source>
        <translation>Alles unter diesem Code wird endgültig entfernt. Niemand kann es zurückholen.</translation>
    </message>
    <message>
        <source>There was no session with this card yet</source>
        <translation>Mit dieser Karte gab es noch keine Sitzung</translation>
    </message>
    <message>
        <source>New: write the code down for the patient, or print the card</source>
        <translation>Neu: Code für die Person aufschreiben oder Karte drucken</translation>
    </message>
    <message>
        <source>Sessions: {count}</source>
        <translation>Sitzungen: {count}</translation>
    </message>
    <message>
        <source>avoids: {tags}</source>
        <translation>vermeidet: {tags}</translation>
    </message>
</context>
<context>
    <name>CardsPage</name>
    <message>
        <source>Plan a session</source>
        <translation>Sitzung planen</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Show QR picture</source>
        <translation>QR-Bild zeigen</translation>
    </message>
    <message>
        <source>Close card</source>
        <translation>Karte schließen</translation>
    </message>
    <message>
        <source>Delete card</source>
        <translation>Karte löschen</translation>
    </message>
    <message>
        <source>Preference cards</source>
        <translation>Vorlieben-Karten</translation>
    </message>
    <message>
        <source>Delete the card {code}?</source>
        <translation>Karte {code} löschen?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Everything that is kept under this code is removed for good. Nobody can bring it back.</source>
        <translation>Alles unter diesem Code wird endgültig entfernt. Niemand kann es zurückholen.</translation>
    </message>
    <message>
        <source>This PC has no printer. The card is shown in the browser, which can print it or save it.</source>
        <translation>Dieser PC hat keinen Drucker. Die Karte wird im Browser gezeigt, der sie drucken oder speichern kann.</translation>
    </message>
    <message>
        <source>This PC has no printer and no browser. The card lies in {file}.</source>
        <translation>Dieser PC hat weder Drucker noch Browser. Die Karte liegt in {file}.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Card {code}</source>
        <translation>Karte {code}</translation>
    </message>
    <message>
        <source>New. Print it, or write the code down for the patient.</source>
        <translation>Neu. Drucken oder den Code für die Person aufschreiben.</translation>
    </message>
    <message>
        <source>Sessions so far: {count}</source>
        <translation>Sitzungen bisher: {count}</translation>
    </message>
    <message>
        <source>There is no such card on this PC. It may have been deleted.</source>
        <translation>Diese Karte gibt es auf diesem PC nicht. Vielleicht wurde sie gelöscht.</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Worn, tracking: not known</source>
        <translation>Aufgesetzt, Ortung: unbekannt</translation>
    </message>
    <message>
        <source>Worn</source>
        <translation>Aufgesetzt</translation>
    </message>
    <message>
        <source>Headset off</source>
        <translation>Headset ab</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Ortung</translation>
    </message>
    <message>
        <source>No tracking</source>
        <translation>Keine Ortung</translation>
    </message>
    <message>
        <source>{rate} Hz</source>
        <translation>{rate} Hz</translation>
    </message>
    <message>
        <source>Rate: not known</source>
        <translation>Bildrate: unbekannt</translation>
    </message>
    <message>
        <source>Battery {percent}</source>
        <translation>Akku {percent}</translation>
    </message>
    <message>
        <source>Sharpness {percent}</source>
        <translation>Schärfe {percent}</translation>
    </message>
    <message>
        <source>Came back: {0}</source>
        <translation>Kam zurück: {0}</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Link lost</source>
        <translation>Verbindung weg</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>Headset</translation>
    </message>
</context>
<context>
    <name>Clocks</name>
    <message>
        <source>Over</source>
        <translation>Vorbei</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Notfall</translation>
    </message>
    <message>
        <source>Ending</source>
        <translation>Geht zu Ende</translation>
    </message>
    <message>
        <source>Nothing more comes</source>
        <translation>Es kommt nichts mehr</translation>
    </message>
    <message>
        <source>Paused in {phase}</source>
        <translation>Pausiert in {phase}</translation>
    </message>
    <message>
        <source>Waits for: dose over</source>
        <translation>Wartet auf: Ende der Dosis</translation>
    </message>
    <message>
        <source>Waits for: infusion stopped</source>
        <translation>Wartet auf: Ende der Infusion</translation>
    </message>
    <message>
        <source>Played to its end</source>
        <translation>Bis zum Ende gespielt</translation>
    </message>
    <message>
        <source>Ends in {length}</source>
        <translation>Ende in {length}</translation>
    </message>
    <message>
        <source>Next: {phase}, once confirmed</source>
        <translation>Dann: {phase}, sobald bestätigt</translation>
    </message>
    <message>
        <source>Next: {phase} in {length}</source>
        <translation>Dann: {phase} in {length}</translation>
    </message>
    <message>
        <source>Dim grey and silence, in {phase}</source>
        <translation>Dunkles Grau und Stille, in {phase}</translation>
    </message>
    <message>
        <source>Dose: not given yet</source>
        <translation>Dosis: noch nicht gegeben</translation>
    </message>
    <message>
        <source>Since the dose</source>
        <translation>Seit der Dosis</translation>
    </message>
    <message>
        <source>Infusion not started, of {planned}</source>
        <translation>Infusion nicht begonnen, von {planned}</translation>
    </message>
    <message>
        <source>Infusion, of {planned}</source>
        <translation>Infusion, von {planned}</translation>
    </message>
    <message>
        <source>Infusion paused, of {planned}</source>
        <translation>Infusion pausiert, von {planned}</translation>
    </message>
    <message>
        <source>Infusion stopped, of {planned}</source>
        <translation>Infusion beendet, von {planned}</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Verbleibend</translation>
    </message>
    <message>
        <source>Phase and time</source>
        <translation>Phase und Zeit</translation>
    </message>
</context>
<context>
    <name>ComfortPanel</name>
    <message>
        <source>Comfort</source>
        <translation>Wohlbefinden</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Voice: {language}</source>
        <translation>Stimme: {language}</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Musik</translation>
    </message>
    <message>
        <source>Breath light</source>
        <translation>Atemlicht</translation>
    </message>
    <message>
        <source>Begins with a light to breathe with</source>
        <translation>Beginnt mit einem Licht zum Mitatmen</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Course</name>
    <message>
        <source>Infusion started</source>
        <translation>Infusion begonnen</translation>
    </message>
    <message>
        <source>Infusion paused</source>
        <translation>Infusion pausiert</translation>
    </message>
    <message>
        <source>Infusion resumed</source>
        <translation>Infusion fortgesetzt</translation>
    </message>
    <message>
        <source>Infusion stopped</source>
        <translation>Infusion beendet</translation>
    </message>
    <message>
        <source>Extended by {0} min</source>
        <translation>Um {0} min verlängert</translation>
    </message>
    <message>
        <source>Shortened by {0} min</source>
        <translation>Um {0} min verkürzt</translation>
    </message>
    <message>
        <source>Ease on</source>
        <translation>Schonen an</translation>
    </message>
    <message>
        <source>Ease off</source>
        <translation>Schonen aus</translation>
    </message>
    <message>
        <source>Eyes closed</source>
        <translation>Augen zu</translation>
    </message>
    <message>
        <source>Picture back</source>
        <translation>Bild wieder da</translation>
    </message>
    <message>
        <source>Staff came near</source>
        <translation>Personal kam näher</translation>
    </message>
    <message>
        <source>View levelled</source>
        <translation>Blick ausgerichtet</translation>
    </message>
    <message>
        <source>View level with the room</source>
        <translation>Blick wie der Raum</translation>
    </message>
    <message>
        <source>Recentred</source>
        <translation>Zentriert</translation>
    </message>
    <message>
        <source>Brightness {0} %</source>
        <translation>Helligkeit {0}&#xa0;%</translation>
    </message>
    <message>
        <source>Volume {0} dB</source>
        <translation>Lautstärke {0} dB</translation>
    </message>
    <message>
        <source>Music on</source>
        <translation>Musik an</translation>
    </message>
    <message>
        <source>Music off</source>
        <translation>Musik aus</translation>
    </message>
    <message>
        <source>Voice on</source>
        <translation>Stimme an</translation>
    </message>
    <message>
        <source>Voice off</source>
        <translation>Stimme aus</translation>
    </message>
    <message>
        <source>Breath light on</source>
        <translation>Atemlicht an</translation>
    </message>
    <message>
        <source>Breath light off</source>
        <translation>Atemlicht aus</translation>
    </message>
    <message>
        <source>Scene: {0}</source>
        <translation>Szene: {0}</translation>
    </message>
    <message>
        <source>Alarm silenced</source>
        <translation>Alarm stumm geschaltet</translation>
    </message>
    <message>
        <source>Scale noted: {0}</source>
        <translation>Wert notiert: {0}</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Notfall</translation>
    </message>
    <message>
        <source>Emergency cleared</source>
        <translation>Notfall aufgehoben</translation>
    </message>
    <message>
        <source>End of the session</source>
        <translation>Ende der Sitzung</translation>
    </message>
    <message>
        <source>Headset off</source>
        <translation>Headset ab</translation>
    </message>
    <message>
        <source>Headset on again</source>
        <translation>Headset wieder auf</translation>
    </message>
</context>
<context>
    <name>EmergencyCorner</name>
    <message>
        <source>Clear it</source>
        <translation>Aufheben</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Beibehalten</translation>
    </message>
    <message>
        <source>Clearing: sent</source>
        <translation>Aufheben: gesendet</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Aufheben</translation>
    </message>
    <message>
        <source>No connection: take the headset off</source>
        <translation>Keine Verbindung: Headset abnehmen</translation>
    </message>
    <message>
        <source>Emergency is on</source>
        <translation>Notfall ist aktiv</translation>
    </message>
    <message>
        <source>Emergency: sent</source>
        <translation>Notfall: gesendet</translation>
    </message>
    <message>
        <source>If it stays bright: take the headset off</source>
        <translation>Bleibt es hell: Headset abnehmen</translation>
    </message>
    <message>
        <source>Take the headset off</source>
        <translation>Headset abnehmen</translation>
    </message>
    <message>
        <source>No connection. F12 tries the emergency</source>
        <translation>Keine Verbindung. F12 versucht den Notfall</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Notfall</translation>
    </message>
    <message>
        <source>Dim grey and silence at once (F12)</source>
        <translation>Sofort dunkles Grau und Stille (F12)</translation>
    </message>
    <message>
        <source>Clear the emergency? The picture comes back slowly.</source>
        <translation>Notfall aufheben? Das Bild kommt langsam zurück.</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>Go to it</source>
        <translation>Zu ihr gehen</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>That session does not answer this window. Wait ten seconds and try again; if it stays so, take the headset off and restart this PC.</source>
        <translation>Diese Sitzung antwortet diesem Fenster nicht. Zehn Sekunden warten und noch einmal versuchen; bleibt es so, Headset abnehmen und diesen PC neu starten.</translation>
    </message>
    <message>
        <source>A session is still in the headset. Nothing here leads it any more.</source>
        <translation>Im Headset läuft noch eine Sitzung. Von hier wird sie nicht mehr geleitet.</translation>
    </message>
    <message>
        <source>Another session runs on this PC.</source>
        <translation>Auf diesem PC läuft eine andere Sitzung.</translation>
    </message>
    <message>
        <source>There is no session left to go on with. Start a new one.</source>
        <translation>Es gibt keine Sitzung mehr, die fortgesetzt werden könnte. Starten Sie eine neue.</translation>
    </message>
    <message>
        <source>The headset’s software does not answer. Start it on this PC and switch the headset on.</source>
        <translation>Die Software des Headsets antwortet nicht. Starten Sie sie auf diesem PC und schalten Sie das Headset ein.</translation>
    </message>
    <message>
        <source>No headset was found. Plug its cable in, switch it on and wait until it shows a picture.</source>
        <translation>Kein Headset gefunden. Stecken Sie sein Kabel ein, schalten Sie es ein und warten Sie, bis es ein Bild zeigt.</translation>
    </message>
    <message>
        <source>The headset did not take the session. Close other VR programs and plug its cable in again.</source>
        <translation>Das Headset hat die Sitzung nicht angenommen. Schließen Sie andere VR-Programme und stecken Sie sein Kabel neu ein.</translation>
    </message>
    <message>
        <source>This PC’s graphics card or its driver cannot show the scenes.</source>
        <translation>Die Grafikkarte dieses PCs oder ihr Treiber kann die Szenen nicht zeigen.</translation>
    </message>
    <message>
        <source>The sound device was not found. Plug it in, or choose another one in the settings.</source>
        <translation>Das Tongerät wurde nicht gefunden. Stecken Sie es ein, oder wählen Sie in den Einstellungen ein anderes.</translation>
    </message>
    <message>
        <source>The clinic’s settings do not allow this session as it is.</source>
        <translation>Die Einstellungen der Klinik lassen diese Sitzung so nicht zu.</translation>
    </message>
    <message>
        <source>The session’s record cannot be written. Look whether this PC’s disk is full.</source>
        <translation>Die Aufzeichnung der Sitzung kann nicht geschrieben werden. Sehen Sie nach, ob die Festplatte dieses PCs voll ist.</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Festplatte</translation>
    </message>
    <message>
        <source>Picture timing</source>
        <translation>Bildtakt</translation>
    </message>
    <message>
        <source>Headset functions</source>
        <translation>Funktionen des Headsets</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>Headset</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>User rights</source>
        <translation>Benutzerrechte</translation>
    </message>
    <message>
        <source>Refresh rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Headset software</source>
        <translation>Software des Headsets</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Sleep of this PC</source>
        <translation>Ruhezustand dieses PCs</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Sound quality</source>
        <translation>Tonqualität</translation>
    </message>
    <message>
        <source>Floor height</source>
        <translation>Bodenhöhe</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Ortung</translation>
    </message>
    <message>
        <source>Worn</source>
        <translation>Aufgesetzt</translation>
    </message>
    <message>
        <source>As they should be</source>
        <translation>Wie sie sein sollen</translation>
    </message>
    <message>
        <source>The program runs with an administrator’s rights</source>
        <translation>Das Programm läuft mit Administratorrechten</translation>
    </message>
    <message>
        <source>Start it as an ordinary user</source>
        <translation>Als gewöhnlicher Benutzer starten</translation>
    </message>
    <message>
        <source>The headset’s software is not running, or not installed</source>
        <translation>Die Software des Headsets läuft nicht oder fehlt</translation>
    </message>
    <message>
        <source>Start the headset’s software, then check again</source>
        <translation>Software des Headsets starten, dann noch einmal prüfen</translation>
    </message>
    <message>
        <source>{headset} is connected</source>
        <translation>{headset} ist verbunden</translation>
    </message>
    <message>
        <source>No headset answers</source>
        <translation>Kein Headset antwortet</translation>
    </message>
    <message>
        <source>Connect the headset and switch it on, then check again</source>
        <translation>Headset anschließen und einschalten, dann noch einmal prüfen</translation>
    </message>
    <message>
        <source>The headset’s software does not answer</source>
        <translation>Die Software des Headsets antwortet nicht</translation>
    </message>
    <message>
        <source>Restart the headset and its software, then check again</source>
        <translation>Headset und seine Software neu starten, dann noch einmal prüfen</translation>
    </message>
    <message>
        <source>All that a session uses: {count}</source>
        <translation>Alles, was eine Sitzung braucht: {count}</translation>
    </message>
    <message>
        <source>The headset’s software lacks {extension}</source>
        <translation>Der Software des Headsets fehlt {extension}</translation>
    </message>
    <message>
        <source>Have it updated; a session can be played all the same</source>
        <translation>Aktualisieren lassen; eine Sitzung ist trotzdem möglich</translation>
    </message>
    <message>
        <source>No graphics card draws; pictures will be late</source>
        <translation>Keine Grafikkarte zeichnet; Bilder kommen zu spät</translation>
    </message>
    <message>
        <source>Have the graphics card’s driver installed</source>
        <translation>Treiber der Grafikkarte installieren lassen</translation>
    </message>
    <message>
        <source>The headset does not say how many pictures a second it shows</source>
        <translation>Das Headset sagt nicht, wie viele Bilder es pro Sekunde zeigt</translation>
    </message>
    <message>
        <source>Check in the headset’s own settings that it is 90 Hz</source>
        <translation>In den Einstellungen des Headsets nachsehen, ob es 90 Hz sind</translation>
    </message>
    <message>
        <source>{hz:.0f} Hz; 90 Hz is wanted</source>
        <translation>{hz:.0f} Hz; gewünscht sind 90 Hz</translation>
    </message>
    <message>
        <source>Set 90 Hz in the headset’s own settings</source>
        <translation>In den Einstellungen des Headsets 90 Hz einstellen</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Bekannt</translation>
    </message>
    <message>
        <source>The height of the floor is not known</source>
        <translation>Die Höhe des Bodens ist nicht bekannt</translation>
    </message>
    <message>
        <source>Set up the room in the headset’s own software</source>
        <translation>Den Raum in der Software des Headsets einrichten</translation>
    </message>
    <message>
        <source>The headset knows where the head is</source>
        <translation>Das Headset weiß, wo der Kopf ist</translation>
    </message>
    <message>
        <source>Not known yet: the headset is asleep</source>
        <translation>Noch unbekannt: Das Headset schläft</translation>
    </message>
    <message>
        <source>Put the headset on, or wake it, then check again</source>
        <translation>Headset aufsetzen oder wecken, dann noch einmal prüfen</translation>
    </message>
    <message>
        <source>The headset only guesses where the head is</source>
        <translation>Das Headset schätzt nur, wo der Kopf ist</translation>
    </message>
    <message>
        <source>Free its cameras’ view and give the room some light</source>
        <translation>Seinen Kameras freie Sicht und dem Raum etwas Licht geben</translation>
    </message>
    <message>
        <source>The headset does not know where the head is</source>
        <translation>Das Headset weiß nicht, wo der Kopf ist</translation>
    </message>
    <message>
        <source>The headset does not say</source>
        <translation>Das Headset sagt es nicht</translation>
    </message>
    <message>
        <source>The headset is worn</source>
        <translation>Das Headset ist aufgesetzt</translation>
    </message>
    <message>
        <source>Nobody wears the headset yet</source>
        <translation>Noch trägt niemand das Headset</translation>
    </message>
    <message>
        <source>No sound is played with this set-up</source>
        <translation>Mit diesen Vorgaben spielt kein Ton</translation>
    </message>
    <message>
        <source>From the headset: {device}</source>
        <translation>Aus dem Headset: {device}</translation>
    </message>
    <message>
        <source>From {device}</source>
        <translation>Aus {device}</translation>
    </message>
    <message>
        <source>From {device}, which is not the headset’s own device</source>
        <translation>Aus {device}, nicht dem Gerät des Headsets</translation>
    </message>
    <message>
        <source>Check left and right, and whether the patient hears it</source>
        <translation>Links und rechts prüfen, und ob die Person es hört</translation>
    </message>
    <message>
        <source>There is no sound device; the session would be silent</source>
        <translation>Kein Tongerät; die Sitzung wäre stumm</translation>
    </message>
    <message>
        <source>Connect headphones or the headset, and check again</source>
        <translation>Kopfhörer oder Headset anschließen und noch einmal prüfen</translation>
    </message>
    <message>
        <source>{device} is not there</source>
        <translation>{device} ist nicht da</translation>
    </message>
    <message>
        <source>Connect it and check again, or choose another device in the settings</source>
        <translation>Anschließen und noch einmal prüfen, oder in den Einstellungen ein anderes wählen</translation>
    </message>
    <message>
        <source>Stereo</source>
        <translation>Stereo</translation>
    </message>
    <message>
        <source>{device} does not take the session’s sound</source>
        <translation>{device} nimmt den Ton der Sitzung nicht an</translation>
    </message>
    <message>
        <source>Close other programs that use it, or choose another device in the settings</source>
        <translation>Andere Programme schließen, die es benutzen, oder in den Einstellungen ein anderes wählen</translation>
    </message>
    <message>
        <source>There is room for journal and reports</source>
        <translation>Für Protokoll und Berichte ist Platz</translation>
    </message>
    <message>
        <source>Nothing can be written to {folder}</source>
        <translation>In {folder} lässt sich nichts schreiben</translation>
    </message>
    <message>
        <source>Have the engineer look at this PC’s disk</source>
        <translation>Die Technik nach der Festplatte dieses PCs sehen lassen</translation>
    </message>
    <message>
        <source>Only {free_mib} MiB are free for journal and reports</source>
        <translation>Nur {free_mib} MiB sind für Protokoll und Berichte frei</translation>
    </message>
    <message>
        <source>Make room on the disk of this PC</source>
        <translation>Auf der Festplatte dieses PCs Platz schaffen</translation>
    </message>
    <message>
        <source>The disk is full: {free_mib} MiB are free</source>
        <translation>Die Festplatte ist voll: {free_mib} MiB sind frei</translation>
    </message>
    <message>
        <source>Make room on the disk of this PC, then check again</source>
        <translation>Auf der Festplatte dieses PCs Platz schaffen, dann noch einmal prüfen</translation>
    </message>
    <message>
        <source>This PC stays awake during a session</source>
        <translation>Dieser PC bleibt während einer Sitzung wach</translation>
    </message>
    <message>
        <source>This PC could fall asleep during a session</source>
        <translation>Dieser PC könnte während einer Sitzung einschlafen</translation>
    </message>
    <message>
        <source>Switch off sleep and screen lock in the system’s settings</source>
        <translation>Ruhezustand und Bildschirmsperre in den Systemeinstellungen ausschalten</translation>
    </message>
    <message>
        <source>None is running</source>
        <translation>Es läuft keine</translation>
    </message>
    <message>
        <source>A session is running on this PC already</source>
        <translation>Auf diesem PC läuft schon eine Sitzung</translation>
    </message>
    <message>
        <source>Go to it on the page of the running session</source>
        <translation>Auf der Seite der laufenden Sitzung zu ihr gehen</translation>
    </message>
    <message>
        <source>A session broke off {minutes_ago} min ago</source>
        <translation>Vor {minutes_ago} min ist eine Sitzung abgebrochen</translation>
    </message>
    <message>
        <source>Go on with it, or start a new one</source>
        <translation>Sie fortsetzen oder eine neue beginnen</translation>
    </message>
    <message>
        <source>Runs steadily</source>
        <translation>Geht gleichmäßig</translation>
    </message>
    <message>
        <source>This PC says that it is the year {year}</source>
        <translation>Dieser PC meint, es sei das Jahr {year}</translation>
    </message>
    <message>
        <source>Set date and time of this PC</source>
        <translation>Datum und Uhrzeit dieses PCs stellen</translation>
    </message>
    <message>
        <source>Can be used: {presets}</source>
        <translation>Verwendbar: {presets}</translation>
    </message>
    <message>
        <source>The preset {preset} has mistakes and cannot be used</source>
        <translation>Die Voreinstellung {preset} hat Fehler und ist nicht verwendbar</translation>
    </message>
    <message>
        <source>Choose another one; the engineer can mend its file</source>
        <translation>Eine andere wählen; die Technik kann die Datei berichtigen</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Fine steps</source>
        <translation>Feine Stufen</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Genau</translation>
    </message>
</context>
<context>
    <name>FramePlot</name>
    <message>
        <source>Frames of the last five minutes</source>
        <translation>Bilder der letzten fünf Minuten</translation>
    </message>
    <message>
        <source>Frames: none yet</source>
        <translation>Bilder: noch keine</translation>
    </message>
    <message>
        <source>Frames {took} of {may} ms, {missed} missed</source>
        <translation>Bilder {took} von {may} ms, {missed} verpasst</translation>
    </message>
</context>
<context>
    <name>HelpOverlay</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation>Tasten dieser Seite</translation>
    </message>
    <message>
        <source>Emergency: dim grey and silence at once. It never clears one</source>
        <translation>Notfall: sofort dunkles Grau und Stille. Hebt nie einen auf</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>The next act, as large on the right</source>
        <translation>Der nächste Schritt, so wie rechts groß zu sehen</translation>
    </message>
    <message>
        <source>Ease on or off</source>
        <translation>Schonen an oder aus</translation>
    </message>
    <message>
        <source>Eyes closed on or off</source>
        <translation>Augen zu an oder aus</translation>
    </message>
    <message>
        <source>Staff approach</source>
        <translation>Personal kommt</translation>
    </message>
    <message>
        <source>Level the view, or level with the room</source>
        <translation>Blick ausrichten, oder wie der Raum</translation>
    </message>
    <message>
        <source>Recentre</source>
        <translation>Zentrieren</translation>
    </message>
    <message>
        <source>Infusion paused, or resumed</source>
        <translation>Infusion pausiert oder fortgesetzt</translation>
    </message>
    <message>
        <source>Show all alarms</source>
        <translation>Alle Alarme zeigen</translation>
    </message>
    <message>
        <source>Silence the alarm on show</source>
        <translation>Den gezeigten Alarm stumm schalten</translation>
    </message>
    <message>
        <source>Tab, arrows, Space</source>
        <translation>Tab, Pfeile, Leertaste</translation>
    </message>
    <message>
        <source>Move, choose and press everything else</source>
        <translation>Weitergehen, wählen und alles andere drücken</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Leave a question unanswered</source>
        <translation>Eine Frage unbeantwortet lassen</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Diese Tasten</translation>
    </message>
</context>
<context>
    <name>HostStart</name>
    <message>
        <source>The session could not be started: {why}</source>
        <translation>Die Sitzung ließ sich nicht starten: {why}</translation>
    </message>
    <message>
        <source>The session ended at once (exit code {code})</source>
        <translation>Die Sitzung endete sofort (Exit-Code {code})</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>The command ended without a word (exit code {code})</source>
        <translation>Der Befehl endete ohne ein Wort (Exit-Code {code})</translation>
    </message>
</context>
<context>
    <name>LastPanel</name>
    <message>
        <source>Last session</source>
        <translation>Letzte Sitzung</translation>
    </message>
    <message>
        <source>No session was started with this card yet.</source>
        <translation>Mit dieser Karte wurde noch keine Sitzung gestartet.</translation>
    </message>
    <message>
        <source>as the preset has it</source>
        <translation>wie in der Voreinstellung</translation>
    </message>
    <message>
        <source>infusion of {length}</source>
        <translation>Infusion von {length}</translation>
    </message>
    <message>
        <source>{length} in the headset</source>
        <translation>{length} im Headset</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Szene</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Musik</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Breath light</source>
        <translation>Atemlicht</translation>
    </message>
</context>
<context>
    <name>LightSound</name>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Musik</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Breath light</source>
        <translation>Atemlicht</translation>
    </message>
    <message>
        <source>Light and sound</source>
        <translation>Licht und Ton</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
</context>
<context>
    <name>LockPanel</name>
    <message>
        <source>Engineer’s settings</source>
        <translation>Einstellungen der Technik</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Passphrase ändern</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Noch einmal dieselbe</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Festlegen</translation>
    </message>
    <message>
        <source>{fewest} letters at least; three or four words are easy to remember.</source>
        <translation>Mindestens {fewest} Zeichen; drei oder vier Wörter sind leicht zu merken.</translation>
    </message>
    <message>
        <source>Everything can be changed now. Ten minutes without a touch close it again.</source>
        <translation>Jetzt lässt sich alles ändern. Zehn Minuten ohne Berührung schließen es wieder.</translation>
    </message>
    <message>
        <source>What the clinic has set can be seen here. To change it, the passphrase is needed.</source>
        <translation>Hier steht, was die Klinik eingestellt hat. Zum Ändern braucht es die Passphrase.</translation>
    </message>
    <message>
        <source>Nobody has set a passphrase yet. Whoever opens these settings first sets it.</source>
        <translation>Noch hat niemand eine Passphrase festgelegt. Wer diese Einstellungen zuerst öffnet, legt sie fest.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Die beiden sind nicht gleich.</translation>
    </message>
    <message>
        <source>That is not the passphrase.</source>
        <translation>Das ist nicht die Passphrase.</translation>
    </message>
    <message>
        <source>A passphrase has {fewest} letters at least.</source>
        <translation>Eine Passphrase hat mindestens {fewest} Zeichen.</translation>
    </message>
    <message>
        <source>That is not the passphrase. Try again in {seconds} s.</source>
        <translation>Das ist nicht die Passphrase. In {seconds} s noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>No setting was changed yet.</source>
        <translation>Noch wurde keine Einstellung geändert.</translation>
    </message>
    <message>
        <source>The newest {shown}; “vr-runtime settings log” prints them all.</source>
        <translation>Die neuesten {shown}; „vr-runtime settings log“ zeigt alle.</translation>
    </message>
    <message>
        <source>This list was altered outside the program: {fault}.</source>
        <translation>Diese Liste wurde außerhalb des Programms verändert: {fault}.</translation>
    </message>
    <message>
        <source>Passphrase set</source>
        <translation>Passphrase festgelegt</translation>
    </message>
    <message>
        <source>{setting}: {old} → {new}</source>
        <translation>{setting}: {old} → {new}</translation>
    </message>
    <message>
        <source>staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>engineer</source>
        <translation>Technik</translation>
    </message>
    <message>
        <source>in the file, by hand</source>
        <translation>in der Datei, von Hand</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>This session has no sound</source>
        <translation>Diese Sitzung hat keinen Ton</translation>
    </message>
    <message>
        <source>Silent: the session is over</source>
        <translation>Still: Die Sitzung ist vorbei</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Kein Ton</translation>
    </message>
    <message>
        <source>Muted: emergency</source>
        <translation>Stumm: Notfall</translation>
    </message>
    <message>
        <source>Silent, as the course asks</source>
        <translation>Still, wie der Verlauf es will</translation>
    </message>
    <message>
        <source>Nothing is heard</source>
        <translation>Nichts ist zu hören</translation>
    </message>
    <message>
        <source>{heard} LUFS heard, {asked} asked</source>
        <translation>{heard} LUFS zu hören, {asked} gewünscht</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
</context>
<context>
    <name>MinutesField</name>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>{what}: less</source>
        <translation>{what}: weniger</translation>
    </message>
    <message>
        <source>{what}: more</source>
        <translation>{what}: mehr</translation>
    </message>
</context>
<context>
    <name>Mirror</name>
    <message>
        <source>No picture yet</source>
        <translation>Noch kein Bild</translation>
    </message>
    <message>
        <source>Left eye</source>
        <translation>Linkes Auge</translation>
    </message>
    <message>
        <source>Left eye, {age} old</source>
        <translation>Linkes Auge, {age} alt</translation>
    </message>
    <message>
        <source>No picture for {age}</source>
        <translation>Kein Bild seit {age}</translation>
    </message>
    <message>
        <source>Left eye: dim grey, emergency</source>
        <translation>Linkes Auge: dunkles Grau, Notfall</translation>
    </message>
    <message>
        <source>Left eye: nearly dark, eyes closed</source>
        <translation>Linkes Auge: fast dunkel, Augen zu</translation>
    </message>
    <message>
        <source>Over: the session has ended</source>
        <translation>Vorbei: Die Sitzung ist zu Ende</translation>
    </message>
    <message>
        <source>No picture: the player is gone</source>
        <translation>Kein Bild: Die Wiedergabe ist weg</translation>
    </message>
    <message>
        <source>Paused: headset off</source>
        <translation>Angehalten: Headset ab</translation>
    </message>
    <message>
        <source>Waiting for the headset</source>
        <translation>Warten auf das Headset</translation>
    </message>
    <message>
        <source>Nearly dark: eyes closed</source>
        <translation>Fast dunkel: Augen zu</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>MirrorView</name>
    <message>
        <source>What the patient sees</source>
        <translation>Was die Person sieht</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>Frühere</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>NextActPanel</name>
    <message>
        <source>Next act</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Confirm dose given</source>
        <translation>Dosis gegeben: bestätigen</translation>
    </message>
    <message>
        <source>Confirm infusion started</source>
        <translation>Infusion begonnen: bestätigen</translation>
    </message>
    <message>
        <source>Settle is over: once it runs</source>
        <translation>Ankommen ist vorbei: sobald sie läuft</translation>
    </message>
    <message>
        <source>Once it is given</source>
        <translation>Sobald sie gegeben ist</translation>
    </message>
    <message>
        <source>Once it runs</source>
        <translation>Sobald sie läuft</translation>
    </message>
    <message>
        <source>Infusion resumed</source>
        <translation>Infusion fortgesetzt</translation>
    </message>
    <message>
        <source>Once it runs again</source>
        <translation>Sobald sie wieder läuft</translation>
    </message>
    <message>
        <source>Dose is over</source>
        <translation>Dosis ist vorbei</translation>
    </message>
    <message>
        <source>Infusion stopped</source>
        <translation>Infusion beendet</translation>
    </message>
    <message>
        <source>Begins the return; or extend below</source>
        <translation>Beginnt die Rückkehr; oder unten verlängern</translation>
    </message>
    <message>
        <source>Planned in {length}</source>
        <translation>Geplant in {length}</translation>
    </message>
    <message>
        <source>Confirm the stop in {length}</source>
        <translation>Ende bestätigen in {length}</translation>
    </message>
    <message>
        <source>Nothing to do now</source>
        <translation>Jetzt ist nichts zu tun</translation>
    </message>
    <message>
        <source>See the alarm</source>
        <translation>Alarm beachten</translation>
    </message>
    <message>
        <source>Below is what to do</source>
        <translation>Unten steht, was zu tun ist</translation>
    </message>
    <message>
        <source>Headset off in {length}</source>
        <translation>Headset ab in {length}</translation>
    </message>
    <message>
        <source>End session</source>
        <translation>Sitzung beenden</translation>
    </message>
    <message>
        <source>It has played to its end</source>
        <translation>Sie ist bis zum Ende gespielt</translation>
    </message>
    <message>
        <source>Look after the patient</source>
        <translation>Nach der Person sehen</translation>
    </message>
    <message>
        <source>Clear the emergency at the bottom right</source>
        <translation>Notfall unten rechts aufheben</translation>
    </message>
    <message>
        <source>The session ends</source>
        <translation>Die Sitzung geht zu Ende</translation>
    </message>
    <message>
        <source>Light and sound go down gently</source>
        <translation>Licht und Ton gehen sanft zurück</translation>
    </message>
    <message>
        <source>The session is over</source>
        <translation>Die Sitzung ist vorbei</translation>
    </message>
    <message>
        <source>The headset may come off</source>
        <translation>Das Headset darf abgenommen werden</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>This window reaches no session. {why}</source>
        <translation>Dieses Fenster erreicht keine Sitzung. {why}</translation>
    </message>
    <message>
        <source>The session no longer answers. The headset may play on: look after the patient first.</source>
        <translation>Die Sitzung antwortet nicht mehr. Das Headset spielt vielleicht weiter: zuerst nach der Person sehen.</translation>
    </message>
    <message>
        <source>Take the session up again</source>
        <translation>Sitzung wieder aufnehmen</translation>
    </message>
    <message>
        <source>Emergency did not reach the session. Lift the headset off the patient. {why}</source>
        <translation>Der Notfall hat die Sitzung nicht erreicht. Headset abnehmen. {why}</translation>
    </message>
    <message>
        <source>Something in this window went wrong; the session is not affected. What it was stands in {log}</source>
        <translation>In diesem Fenster ist etwas schiefgegangen; die Sitzung ist nicht betroffen. Was es war, steht in {log}</translation>
    </message>
    <message>
        <source>No session is running.</source>
        <translation>Es läuft keine Sitzung.</translation>
    </message>
    <message>
        <source>The session is being taken up again…</source>
        <translation>Die Sitzung wird wieder aufgenommen&#xa0;…</translation>
    </message>
    <message>
        <source>The session could not be taken up again. {why}</source>
        <translation>Die Sitzung ließ sich nicht wieder aufnehmen. {why}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>{name}: less</source>
        <translation>{name}: weniger</translation>
    </message>
    <message>
        <source>{name}: more</source>
        <translation>{name}: mehr</translation>
    </message>
</context>
<context>
    <name>OpenPanel</name>
    <message>
        <source>Code of the card</source>
        <translation>Code der Karte</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Make a card</source>
        <translation>Karte anlegen</translation>
    </message>
    <message>
        <source>As printed on the card. Capitals, spaces and hyphens do not matter.</source>
        <translation>Wie auf der Karte gedruckt. Großschreibung, Leerzeichen und Bindestriche sind egal.</translation>
    </message>
    <message>
        <source>The patient has a card</source>
        <translation>Die Person hat eine Karte</translation>
    </message>
    <message>
        <source>The patient has none</source>
        <translation>Die Person hat keine</translation>
    </message>
    <message>
        <source>A card is a random code, printed for the patient. Under it this PC remembers what suited them: no name, no date, no number.</source>
        <translation>Eine Karte ist ein zufälliger Code, gedruckt für die Person. Darunter merkt sich dieser PC, was ihr gefiel: kein Name, kein Datum, keine Nummer.</translation>
    </message>
    <message>
        <source>One symbol is mistyped: the last one does not fit the others.</source>
        <translation>Ein Zeichen ist vertippt: Das letzte passt nicht zu den anderen.</translation>
    </message>
    <message>
        <source>No code has the symbol {symbol}.</source>
        <translation>Kein Code hat das Zeichen {symbol}.</translation>
    </message>
    <message>
        <source>A code has {count} symbols.</source>
        <translation>Ein Code hat {count} Zeichen.</translation>
    </message>
</context>
<context>
    <name>PastPage</name>
    <message>
        <source>The record takes {size}</source>
        <translation>Das Protokoll belegt {size}</translation>
    </message>
    <message>
        <source>Sessions are deleted after {days} days</source>
        <translation>Sitzungen werden nach {days} Tagen gelöscht</translation>
    </message>
    <message>
        <source>{size} are free on this disk</source>
        <translation>{size} sind auf dieser Festplatte frei</translation>
    </message>
    <message>
        <source>Past sessions</source>
        <translation>Frühere Sitzungen</translation>
    </message>
    <message>
        <source>Reading the record…</source>
        <translation>Das Protokoll wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>No session is in the record yet.</source>
        <translation>Noch ist keine Sitzung verzeichnet.</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Save the report as…</source>
        <translation>Bericht speichern unter&#xa0;…</translation>
    </message>
    <message>
        <source>Export without date…</source>
        <translation>Ohne Datum ausgeben&#xa0;…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen&#xa0;…</translation>
    </message>
    <message>
        <source>The record cannot be read. {why}</source>
        <translation>Das Protokoll lässt sich nicht lesen. {why}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Delete session {number} for good?</source>
        <translation>Sitzung {number} endgültig löschen?</translation>
    </message>
    <message>
        <source>{when}, {scene}, {length}. Nothing brings it back; an export or a saved report stays.</source>
        <translation>{when}, {scene}, {length}. Nichts bringt sie zurück; eine Ausgabe oder ein gespeicherter Bericht bleibt.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Session {number} was deleted.</source>
        <translation>Sitzung {number} wurde gelöscht.</translation>
    </message>
    <message>
        <source>The session was not deleted. {why}</source>
        <translation>Die Sitzung wurde nicht gelöscht. {why}</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simuliert</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Scene and plan</source>
        <translation>Szene und Plan</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <source>Infusion</source>
        <translation>Infusion</translation>
    </message>
    <message>
        <source>Time in the headset</source>
        <translation>Zeit im Headset</translation>
    </message>
    <message>
        <source>Planned by</source>
        <translation>Geplant nach</translation>
    </message>
    <message>
        <source>Minutes of infusion</source>
        <translation>Minuten Infusion</translation>
    </message>
    <message>
        <source>Minutes in the headset</source>
        <translation>Minuten im Headset</translation>
    </message>
    <message>
        <source>Cannot be used: {names}</source>
        <translation>Nicht verwendbar: {names}</translation>
    </message>
    <message>
        <source>in the headset, counted from the dose</source>
        <translation>im Headset, ab der Dosis gezählt</translation>
    </message>
    <message>
        <source>in the headset</source>
        <translation>im Headset</translation>
    </message>
    <message>
        <source>of infusion</source>
        <translation>Infusion</translation>
    </message>
    <message>
        <source>That holds a longer infusion than the {most} min that this clinic allows</source>
        <translation>Das ergibt eine längere Infusion als die {most} min, die diese Klinik erlaubt</translation>
    </message>
    <message>
        <source>This preset cannot be used; choose another one</source>
        <translation>Diese Voreinstellung ist nicht verwendbar; eine andere wählen</translation>
    </message>
    <message>
        <source>Give whole minutes from {least} to {most}</source>
        <translation>Ganze Minuten von {least} bis {most} angeben</translation>
    </message>
    <message>
        <source>{name} (this clinic’s)</source>
        <translation>{name} (dieser Klinik)</translation>
    </message>
    <message>
        <source>{name} – cannot be read</source>
        <translation>{name} – nicht lesbar</translation>
    </message>
    <message>
        <source>{name} – not used in this clinic</source>
        <translation>{name} – in dieser Klinik nicht verwendet</translation>
    </message>
</context>
<context>
    <name>PracticePanel</name>
    <message>
        <source>Practice in time lapse</source>
        <translation>Üben im Zeitraffer</translation>
    </message>
    <message>
        <source>{minutes} minutes of infusion on the simulated headset. It is kept among the past sessions.</source>
        <translation>{minutes} Minuten Infusion auf dem simulierten Headset. Bleibt bei den früheren Sitzungen.</translation>
    </message>
    <message>
        <source>{times} times as fast</source>
        <translation>{times}-mal so schnell</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Start practice</source>
        <translation>Übung starten</translation>
    </message>
    <message>
        <source>A session is running.</source>
        <translation>Es läuft eine Sitzung.</translation>
    </message>
</context>
<context>
    <name>PreflightPanel</name>
    <message>
        <source>Before the session</source>
        <translation>Vor der Sitzung</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>Headset</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>Play on</source>
        <translation>Weiterspielen</translation>
    </message>
    <message>
        <source>Simulated: nobody wears it; to try things out or to show them</source>
        <translation>Simuliert: Niemand trägt es; zum Ausprobieren und Vorführen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Headset, sound and this PC</source>
        <translation>Headset, Ton und dieser PC</translation>
    </message>
    <message>
        <source>Listen: first left, then right …</source>
        <translation>Hinhören: erst links, dann rechts&#xa0;…</translation>
    </message>
    <message>
        <source>Played: first left, then right</source>
        <translation>Gespielt: erst links, dann rechts</translation>
    </message>
    <message>
        <source>The answer of the check was not understood</source>
        <translation>Die Antwort der Prüfung war nicht zu verstehen</translation>
    </message>
    <message>
        <source>The check could not be made</source>
        <translation>Die Prüfung war nicht möglich</translation>
    </message>
    <message>
        <source>All is ready</source>
        <translation>Alles ist bereit</translation>
    </message>
    <message>
        <source>Not ready: {subject}</source>
        <translation>Nicht bereit: {subject}</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>To look at: {subjects}</source>
        <translation>Zu beachten: {subjects}</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Play left, then right</source>
        <translation>Links, dann rechts spielen</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Einzelheiten verbergen</translation>
    </message>
    <message>
        <source>What to do: {remedy}</source>
        <translation>Was zu tun ist: {remedy}</translation>
    </message>
</context>
<context>
    <name>QrPicture</name>
    <message>
        <source>QR picture of the code {code}</source>
        <translation>QR-Bild des Codes {code}</translation>
    </message>
    <message>
        <source>A reader types the code; it says nothing else.</source>
        <translation>Ein Lesegerät tippt den Code ein; mehr steht nicht darin.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>the session has ended</source>
        <translation>die Sitzung ist zu Ende</translation>
    </message>
    <message>
        <source>a dose cannot be paused; ease or close the eyes</source>
        <translation>eine Dosis lässt sich nicht pausieren; schonen oder Augen zu</translation>
    </message>
    <message>
        <source>an emergency is on; clear it first</source>
        <translation>ein Notfall ist aktiv; erst aufheben</translation>
    </message>
    <message>
        <source>the infusion is paused; resume it</source>
        <translation>die Infusion ist pausiert; fortsetzen</translation>
    </message>
    <message>
        <source>the infusion has started already</source>
        <translation>die Infusion hat schon begonnen</translation>
    </message>
    <message>
        <source>the infusion is not paused</source>
        <translation>die Infusion ist nicht pausiert</translation>
    </message>
    <message>
        <source>the infusion has not started yet</source>
        <translation>die Infusion hat noch nicht begonnen</translation>
    </message>
    <message>
        <source>the infusion has been stopped already</source>
        <translation>die Infusion ist schon beendet</translation>
    </message>
    <message>
        <source>the infusion is paused already</source>
        <translation>die Infusion ist schon pausiert</translation>
    </message>
    <message>
        <source>the infusion would become too short or too long</source>
        <translation>die Infusion würde zu kurz oder zu lang</translation>
    </message>
    <message>
        <source>the infusion has run longer already; confirm that it stopped</source>
        <translation>die Infusion läuft schon länger; Ende bestätigen</translation>
    </message>
    <message>
        <source>there is no emergency to clear</source>
        <translation>es gibt keinen Notfall aufzuheben</translation>
    </message>
    <message>
        <source>it came too late; try again</source>
        <translation>es kam zu spät; noch einmal versuchen</translation>
    </message>
    <message>
        <source>whole minutes are needed, one at least</source>
        <translation>es braucht ganze Minuten, mindestens eine</translation>
    </message>
    <message>
        <source>this session can take no more acts</source>
        <translation>diese Sitzung nimmt nichts mehr an</translation>
    </message>
    <message>
        <source>this session leaves no record to keep it in</source>
        <translation>diese Sitzung hinterlässt kein Protokoll, das es aufnähme</translation>
    </message>
    <message>
        <source>this session has no sound; the setting is kept</source>
        <translation>diese Sitzung hat keinen Ton; die Einstellung bleibt gemerkt</translation>
    </message>
    <message>
        <source>this session was begun without spoken lines</source>
        <translation>diese Sitzung wurde ohne gesprochene Ansagen begonnen</translation>
    </message>
    <message>
        <source>the clinic&apos;s settings do not allow so much</source>
        <translation>die Einstellungen der Klinik lassen so viel nicht zu</translation>
    </message>
    <message>
        <source>the clinic&apos;s settings do not allow this scene</source>
        <translation>die Einstellungen der Klinik lassen diese Szene nicht zu</translation>
    </message>
    <message>
        <source>the clinic&apos;s settings do not allow so long an infusion</source>
        <translation>die Einstellungen der Klinik lassen eine so lange Infusion nicht zu</translation>
    </message>
    <message>
        <source>this PC does not have that scene any more</source>
        <translation>diese Szene gibt es auf diesem PC nicht mehr</translation>
    </message>
    <message>
        <source>it was sent twice; look, and try again</source>
        <translation>es wurde zweimal gesendet; nachsehen und noch einmal versuchen</translation>
    </message>
    <message>
        <source>a fault of the program; look, and try again</source>
        <translation>ein Fehler des Programms; nachsehen und noch einmal versuchen</translation>
    </message>
    <message>
        <source>the session belongs to another version of this program</source>
        <translation>die Sitzung gehört zu einer anderen Version dieses Programms</translation>
    </message>
    <message>
        <source>that alarm is gone already</source>
        <translation>dieser Alarm ist schon vorbei</translation>
    </message>
    <message>
        <source>no session is running</source>
        <translation>es läuft keine Sitzung</translation>
    </message>
    <message>
        <source>the session was taken up anew; try again</source>
        <translation>die Sitzung wurde neu aufgenommen; noch einmal versuchen</translation>
    </message>
    <message>
        <source>the session does not answer</source>
        <translation>die Sitzung antwortet nicht</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Report (*.html);;Facts for programs (*.json)</source>
        <translation>Bericht (*.html);;Daten für Programme (*.json)</translation>
    </message>
    <message>
        <source>Export the session</source>
        <translation>Sitzung ausgeben</translation>
    </message>
    <message>
        <source>Session (*.jsonl)</source>
        <translation>Sitzung (*.jsonl)</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>Gespeichert als {file}</translation>
    </message>
    <message>
        <source>The report opens in the browser</source>
        <translation>Der Bericht öffnet sich im Browser</translation>
    </message>
    <message>
        <source>No program here opens the report. Save it as a file instead.</source>
        <translation>Kein Programm öffnet hier den Bericht. Ihn als Datei speichern.</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>No connection to the session</source>
        <translation>Keine Verbindung zur Sitzung</translation>
    </message>
    <message>
        <source>The picture may play on. When in doubt, take the headset off.</source>
        <translation>Das Bild spielt vielleicht weiter. Im Zweifel Headset abnehmen.</translation>
    </message>
    <message>
        <source>Last known, {age} ago</source>
        <translation>Zuletzt bekannt, vor {age}</translation>
    </message>
</context>
<context>
    <name>ScaleRow</name>
    <message>
        <source>{scale}: {number} of 10</source>
        <translation>{scale}: {number} von 10</translation>
    </message>
    <message>
        <source>0 not at all – 10 completely</source>
        <translation>0 gar nicht – 10 völlig</translation>
    </message>
    <message>
        <source>0 none – 10 the worst</source>
        <translation>0 nichts – 10 am schlimmsten</translation>
    </message>
    <message>
        <source>{scale}: not answered</source>
        <translation>{scale}: ohne Antwort</translation>
    </message>
</context>
<context>
    <name>ScalesPanel</name>
    <message>
        <source>How is the patient now?</source>
        <translation>Wie geht es der Person jetzt?</translation>
    </message>
    <message>
        <source>Save the answers</source>
        <translation>Antworten speichern</translation>
    </message>
    <message>
        <source>Correct the answers</source>
        <translation>Antworten berichtigen</translation>
    </message>
    <message>
        <source>Ask, and enter what is said. What was not asked stays empty.</source>
        <translation>Fragen und eintragen, was gesagt wird. Was nicht gefragt wurde, bleibt leer.</translation>
    </message>
    <message>
        <source>Saved in the record of session {number}.</source>
        <translation>Im Protokoll der Sitzung {number} gespeichert.</translation>
    </message>
    <message>
        <source>Saved in the record of session {number} and on card {code}.</source>
        <translation>Im Protokoll der Sitzung {number} und auf Karte {code} gespeichert.</translation>
    </message>
    <message>
        <source>Saved in the record of session {number}, but not on the card. {why}</source>
        <translation>Im Protokoll der Sitzung {number} gespeichert, aber nicht auf der Karte. {why}</translation>
    </message>
    <message>
        <source>The answers were not saved. {why}</source>
        <translation>Die Antworten wurden nicht gespeichert. {why}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert&#xa0;…</translation>
    </message>
    <message>
        <source>What was saved stays in the record: {kept}</source>
        <translation>Was gespeichert war, bleibt im Protokoll: {kept}</translation>
    </message>
    <message>
        <source>For the record of session {number}</source>
        <translation>Für das Protokoll der Sitzung {number}</translation>
    </message>
    <message>
        <source>For the record of session {number} and card {code}</source>
        <translation>Für das Protokoll der Sitzung {number} und Karte {code}</translation>
    </message>
</context>
<context>
    <name>SceneTiles</name>
    <message>
        <source>Change over to</source>
        <translation>Wechseln zu</translation>
    </message>
    <message>
        <source>It changes in the dark, once it is loaded.</source>
        <translation>Sie wechselt im Dunkeln, sobald sie geladen ist.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Szenen</translation>
    </message>
    <message>
        <source>plays now</source>
        <translation>läuft jetzt</translation>
    </message>
</context>
<context>
    <name>ScenesPanel</name>
    <message>
        <source>The patient’s posture</source>
        <translation>Haltung der Person</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Szene</translation>
    </message>
    <message>
        <source>No scene suits this patient now</source>
        <translation>Zurzeit passt keine Szene zu dieser Person</translation>
    </message>
    <message>
        <source>Looking for the scenes …</source>
        <translation>Szenen werden gesucht&#xa0;…</translation>
    </message>
    <message>
        <source>There are no scenes. The program is not wholly installed; install it again.</source>
        <translation>Es gibt keine Szenen. Das Programm ist nicht ganz installiert; noch einmal installieren.</translation>
    </message>
    <message>
        <source>Instead of {wanted} ({reason})</source>
        <translation>Statt {wanted} ({reason})</translation>
    </message>
    <message>
        <source>Cannot be played: {why}</source>
        <translation>Nicht spielbar: {why}</translation>
    </message>
    <message>
        <source>Not used in this clinic</source>
        <translation>In dieser Klinik nicht verwendet</translation>
    </message>
    <message>
        <source>Card avoids: {tags}</source>
        <translation>Karte vermeidet: {tags}</translation>
    </message>
    <message>
        <source>For lying only</source>
        <translation>Nur im Liegen</translation>
    </message>
    <message>
        <source>For sitting only</source>
        <translation>Nur im Sitzen</translation>
    </message>
</context>
<context>
    <name>SessionStrip</name>
    <message>
        <source>The session that runs</source>
        <translation>Die laufende Sitzung</translation>
    </message>
    <message>
        <source>To the session</source>
        <translation>Zur Sitzung</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Notfall</translation>
    </message>
    <message>
        <source>Emergency: the picture is grey and the sound silent. Clear it on the session&apos;s page.</source>
        <translation>Notfall: Das Bild ist grau und der Ton still. Aufheben auf der Seite der Sitzung.</translation>
    </message>
    <message>
        <source>A session is running: {phase}, {clock}</source>
        <translation>Es läuft eine Sitzung: {phase}, {clock}</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>Allowed scenes</source>
        <translation>Erlaubte Szenen</translation>
    </message>
    <message>
        <source>Allowed presets</source>
        <translation>Erlaubte Voreinstellungen</translation>
    </message>
    <message>
        <source>Scene at the start</source>
        <translation>Szene zu Beginn</translation>
    </message>
    <message>
        <source>Preset at the start</source>
        <translation>Voreinstellung zu Beginn</translation>
    </message>
    <message>
        <source>Sessions are kept</source>
        <translation>Sitzungen bleiben</translation>
    </message>
    <message>
        <source>Cards are kept</source>
        <translation>Karten bleiben</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>Dieser Arbeitsplatz</translation>
    </message>
    <message>
        <source>A new session starts with</source>
        <translation>Eine neue Sitzung beginnt mit</translation>
    </message>
    <message>
        <source>Limits of this clinic</source>
        <translation>Grenzen dieser Klinik</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>What is kept, and for how long</source>
        <translation>Was aufbewahrt wird, und wie lange</translation>
    </message>
    <message>
        <source>All of it can be changed for each session on the start page.</source>
        <translation>All das lässt sich auf der Startseite für jede Sitzung ändern.</translation>
    </message>
    <message>
        <source>No session and no act goes beyond these, however it is asked for. The program’s own limits hold besides.</source>
        <translation>Keine Sitzung und keine Handlung geht darüber hinaus, wie auch immer sie verlangt wird. Die Grenzen des Programms gelten außerdem.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Szene</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <source>Planned infusion</source>
        <translation>Geplante Infusion</translation>
    </message>
    <message>
        <source>Posture</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Musik</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Breath light</source>
        <translation>Atemlicht</translation>
    </message>
    <message>
        <source>Most brightness</source>
        <translation>Größte Helligkeit</translation>
    </message>
    <message>
        <source>Most volume</source>
        <translation>Größte Lautstärke</translation>
    </message>
    <message>
        <source>Longest infusion</source>
        <translation>Längste Infusion</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Szenen</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>Tongerät</translation>
    </message>
    <message>
        <source>Ceiling of loudness</source>
        <translation>Obergrenze der Lautheit</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Preference cards</source>
        <translation>Vorlieben-Karten</translation>
    </message>
    <message>
        <source>Of this window. The patient’s voice has a language of its own.</source>
        <translation>Dieses Fensters. Die Stimme für die Person hat eine eigene Sprache.</translation>
    </message>
    <message>
        <source>Dark keeps a dim room dim.</source>
        <translation>Dunkel lässt einen dunklen Raum dunkel.</translation>
    </message>
    <message>
        <source>Of everything in this window.</source>
        <translation>Von allem in diesem Fenster.</translation>
    </message>
    <message>
        <source>Chosen when the start page opens.</source>
        <translation>Gewählt, wenn sich die Startseite öffnet.</translation>
    </message>
    <message>
        <source>The route: how long each phase is, how bright and loud.</source>
        <translation>Der Weg der Gabe: wie lang jede Phase ist, wie hell und wie laut.</translation>
    </message>
    <message>
        <source>From 25 % to the clinic’s limit. It only lowers the light.</source>
        <translation>Von 25&#xa0;% bis zur Grenze der Klinik. Sie senkt das Licht nur.</translation>
    </message>
    <message>
        <source>Which may be played. The built-in one replaces a damaged one.</source>
        <translation>Welche gespielt werden dürfen. Die eingebaute ersetzt eine beschädigte.</translation>
    </message>
    <message>
        <source>One not used for so many calendar years is deleted, 1 to 10.</source>
        <translation>Eine, die so viele Kalenderjahre nicht benutzt wurde, wird gelöscht, 1 bis 10.</translation>
    </message>
    <message>
        <source>From 15 to 360 minutes.</source>
        <translation>Von 15 bis 360 Minuten.</translation>
    </message>
    <message>
        <source>Scenes that do not suit it are not offered.</source>
        <translation>Unpassende Szenen werden nicht angeboten.</translation>
    </message>
    <message>
        <source>0 dB is as loud as the plan asks for; −24 dB is barely heard.</source>
        <translation>0 dB ist so laut, wie der Plan es verlangt; −24 dB ist kaum zu hören.</translation>
    </message>
    <message>
        <source>Soft, where the plan has room for it.</source>
        <translation>Leise, wo der Plan Raum dafür hat.</translation>
    </message>
    <message>
        <source>The clinic’s recorded lines, in this language.</source>
        <translation>Die aufgenommenen Sätze der Klinik, in dieser Sprache.</translation>
    </message>
    <message>
        <source>A soft light to breathe with in the first minutes.</source>
        <translation>Ein sanftes Licht zum Mitatmen in den ersten Minuten.</translation>
    </message>
    <message>
        <source>From 25 % to 100 %.</source>
        <translation>Von 25&#xa0;% bis 100&#xa0;%.</translation>
    </message>
    <message>
        <source>From −24 dB to 0 dB.</source>
        <translation>Von −24 dB bis 0 dB.</translation>
    </message>
    <message>
        <source>From 15 to 360 minutes, extensions included.</source>
        <translation>Von 15 bis 360 Minuten, Verlängerungen eingerechnet.</translation>
    </message>
    <message>
        <source>Which may be used.</source>
        <translation>Welche verwendet werden dürfen.</translation>
    </message>
    <message>
        <source>Where the patient’s sound goes.</source>
        <translation>Wohin der Ton für die Person geht.</translation>
    </message>
    <message>
        <source>For headphones that are loud by themselves: lowers the loudest moment by up to 24 dB.</source>
        <translation>Für von sich aus laute Kopfhörer: senkt den lautesten Moment um bis zu 24 dB.</translation>
    </message>
    <message>
        <source>A session’s record is deleted after so many days, from 1 to 3650.</source>
        <translation>Das Protokoll einer Sitzung wird nach so vielen Tagen gelöscht, von 1 bis 3650.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>The headset’s own</source>
        <translation>Das des Headsets</translation>
    </message>
    <message>
        <source>The system’s</source>
        <translation>Das des Systems</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Kein Ton</translation>
    </message>
    <message>
        <source>{number} dB</source>
        <translation>{number} dB</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} Tage</translation>
    </message>
    <message>
        <source>{count} years</source>
        <translation>{count} Jahre</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>years</source>
        <translation>Jahre</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Engineer</source>
        <translation>Technik</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source> And {count} more: “vr-runtime settings” prints them.</source>
        <translation> Und {count} weitere: „vr-runtime settings“ zeigt sie.</translation>
    </message>
</context>
<context>
    <name>SomeField</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Only these</source>
        <translation>Nur diese</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>A session is running. Another one can be started when it has ended.</source>
        <translation>Es läuft eine Sitzung. Eine weitere kann beginnen, wenn sie zu Ende ist.</translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation>Zu ihr gehen</translation>
    </message>
    <message>
        <source>A session broke off {minutes} min ago. It can be gone on with where the infusion is now.</source>
        <translation>Vor {minutes} min ist eine Sitzung abgebrochen. Sie lässt sich dort fortsetzen, wo die Infusion jetzt ist.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Simulated headset: nobody wears this session, and its pictures go nowhere.</source>
        <translation>Simuliertes Headset: Niemand trägt diese Sitzung, und ihre Bilder gehen nirgendwohin.</translation>
    </message>
    <message>
        <source>Use the headset</source>
        <translation>Headset verwenden</translation>
    </message>
</context>
<context>
    <name>StartBar</name>
    <message>
        <source>Start session</source>
        <translation>Sitzung starten</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Startet&#xa0;…</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Simulated headset</source>
        <translation>Simuliertes Headset</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Length</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Pausen</translation>
    </message>
    <message>
        <source>Still running</source>
        <translation>Läuft noch</translation>
    </message>
    <message>
        <source>Broke off</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Played to its end</source>
        <translation>Bis zum Ende gespielt</translation>
    </message>
    <message>
        <source>Its set duration was over</source>
        <translation>Ihre festgelegte Dauer war vorbei</translation>
    </message>
    <message>
        <source>Ended by staff</source>
        <translation>Vom Personal beendet</translation>
    </message>
    <message>
        <source>Interrupted from outside</source>
        <translation>Von außen unterbrochen</translation>
    </message>
    <message>
        <source>The headset’s software asked for the end</source>
        <translation>Die Software des Headsets verlangte das Ende</translation>
    </message>
    <message>
        <source>The headset was lost</source>
        <translation>Das Headset ging verloren</translation>
    </message>
    <message>
        <source>A problem ended it</source>
        <translation>Ein Problem hat sie beendet</translation>
    </message>
    <message>
        <source>Broke off and was not taken up</source>
        <translation>Abgebrochen und nicht wieder aufgenommen</translation>
    </message>
    <message>
        <source>Since the dose</source>
        <translation>Seit der Dosis</translation>
    </message>
    <message>
        <source>Infusion</source>
        <translation>Infusion</translation>
    </message>
    <message>
        <source>Never confirmed as started</source>
        <translation>Nie als begonnen bestätigt</translation>
    </message>
    <message>
        <source>{ran} min, {planned} min planned</source>
        <translation>{ran} min, {planned} min geplant</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>One, {length}</source>
        <translation>Eine, {length}</translation>
    </message>
    <message>
        <source>{count}, {length} in all</source>
        <translation>{count}, insgesamt {length}</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>{count}, {urgent} of them urgent</source>
        <translation>{count}, davon {urgent} dringend</translation>
    </message>
    <message>
        <source>{count}, none urgent</source>
        <translation>{count}, keiner dringend</translation>
    </message>
    <message>
        <source>{count}, for information only</source>
        <translation>{count}, nur zur Kenntnis</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Nothing was recorded</source>
        <translation>Nichts wurde aufgezeichnet</translation>
    </message>
    <message>
        <source>Smooth ({share} % came late)</source>
        <translation>Gleichmäßig ({share}&#xa0;% kamen spät)</translation>
    </message>
    <message>
        <source>Mostly smooth ({share} % came late)</source>
        <translation>Meist gleichmäßig ({share}&#xa0;% kamen spät)</translation>
    </message>
    <message>
        <source>Stuttered ({share} % came late)</source>
        <translation>Ruckelte ({share}&#xa0;% kamen spät)</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Nicht gemessen</translation>
    </message>
    <message>
        <source>No sound was played</source>
        <translation>Es wurde kein Ton gespielt</translation>
    </message>
    <message>
        <source>{quietest} to {loudest} LUFS</source>
        <translation>{quietest} bis {loudest} LUFS</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>As it was written</source>
        <translation>Wie es geschrieben wurde</translation>
    </message>
    <message>
        <source>Could not be checked</source>
        <translation>Nicht prüfbar</translation>
    </message>
    <message>
        <source>Not as it was written: {fault}</source>
        <translation>Nicht wie geschrieben: {fault}</translation>
    </message>
</context>
<context>
    <name>Summary of the start</name>
    <message>
        <source>{length} in the headset</source>
        <translation>{length} im Headset</translation>
    </message>
    <message>
        <source>A session is running</source>
        <translation>Es läuft eine Sitzung</translation>
    </message>
    <message>
        <source>Choose a scene first</source>
        <translation>Erst eine Szene wählen</translation>
    </message>
    <message>
        <source>The plan cannot be started as it is: see beside its minutes</source>
        <translation>So lässt sich der Plan nicht starten: siehe neben seinen Minuten</translation>
    </message>
    <message>
        <source>The check before the session found a problem</source>
        <translation>Die Prüfung vor der Sitzung hat ein Problem gefunden</translation>
    </message>
    <message>
        <source>Started now, it ends at about {time}</source>
        <translation>Jetzt gestartet, endet sie gegen {time}</translation>
    </message>
</context>
<context>
    <name>SummaryPanel</name>
    <message>
        <source>The session</source>
        <translation>Die Sitzung</translation>
    </message>
    <message>
        <source>Reading the record of the session…</source>
        <translation>Das Protokoll der Sitzung wird gelesen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <source>The plan as a line of time</source>
        <translation>Der Plan als Zeitlinie</translation>
    </message>
    <message>
        <source>Rests: {count}</source>
        <translation>Ruhezeiten: {count}</translation>
    </message>
    <message>
        <source>Effect {length}</source>
        <translation>Wirkung {length}</translation>
    </message>
    <message>
        <source>Infusion {length}</source>
        <translation>Infusion {length}</translation>
    </message>
    <message>
        <source>No plan yet</source>
        <translation>Noch kein Plan</translation>
    </message>
    <message>
        <source>{phase} from minute {start}, {length}</source>
        <translation>{phase} ab Minute {start}, {length}</translation>
    </message>
    <message>
        <source>Chapters: {count}</source>
        <translation>Kapitel: {count}</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>under 1 min</source>
        <translation>unter 1 min</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Keys (F1)</source>
        <translation>Tasten (F1)</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Session {clock}</source>
        <translation>Sitzung {clock}</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>Headset</translation>
    </message>
    <message>
        <source>Time lapse x{times}</source>
        <translation>Zeitraffer x{times}</translation>
    </message>
    <message>
        <source>SIMULATED: nobody sees this</source>
        <translation>SIMULIERT: niemand sieht das</translation>
    </message>
    <message>
        <source>{preset}, {planned}</source>
        <translation>{preset}, {planned}</translation>
    </message>
    <message>
        <source>{said}, first {before}</source>
        <translation>{said}, zuerst {before}</translation>
    </message>
</context>
<context>
    <name>TrendChart</name>
    <message>
        <source>session {number}: {change}</source>
        <translation>Sitzung {number}: {change}</translation>
    </message>
</context>
<context>
    <name>TrendPanel</name>
    <message>
        <source>Past scales</source>
        <translation>Frühere Werte</translation>
    </message>
    <message>
        <source>○ before, ● after, each from 0 to 10; below, the session’s number.</source>
        <translation>○ vorher, ● nachher, je von 0 bis 10; darunter die Nummer der Sitzung.</translation>
    </message>
    <message>
        <source>None yet. After a session they can be entered for this card.</source>
        <translation>Noch keine. Nach einer Sitzung lassen sie sich für diese Karte eintragen.</translation>
    </message>
    <message>
        <source>{before} before, {after} after</source>
        <translation>{before} vorher, {after} nachher</translation>
    </message>
    <message>
        <source>Newest: {change}</source>
        <translation>Zuletzt: {change}</translation>
    </message>
</context>
<context>
    <name>WishesPanel</name>
    <message>
        <source>Would rather not meet</source>
        <translation>Möchte lieber nicht begegnen</translation>
    </message>
    <message>
        <source>Scenes that have any of these are not offered for this patient.</source>
        <translation>Szenen mit etwas davon werden dieser Person nicht angeboten.</translation>
    </message>
    <message>
        <source>Posture</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>Either</source>
        <translation>Beides</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Clinic’s</source>
        <translation>Wie die Klinik</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Settle</source>
        <translation>Ankommen</translation>
    </message>
    <message>
        <source>Onset</source>
        <translation>Anfluten</translation>
    </message>
    <message>
        <source>Deepen</source>
        <translation>Vertiefen</translation>
    </message>
    <message>
        <source>Plateau</source>
        <translation>Plateau</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Gleiten</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>Ruhe</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Rückkehr</translation>
    </message>
    <message>
        <source>Reorient</source>
        <translation>Orientieren</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Dringend</translation>
    </message>
    <message>
        <source>Soon</source>
        <translation>Bald</translation>
    </message>
    <message>
        <source>When convenient</source>
        <translation>Bei Gelegenheit</translation>
    </message>
    <message>
        <source>For information</source>
        <translation>Zur Kenntnis</translation>
    </message>
    <message>
        <source>Lying</source>
        <translation>Liegend</translation>
    </message>
    <message>
        <source>Seated</source>
        <translation>Sitzend</translation>
    </message>
    <message>
        <source>No voice</source>
        <translation>Keine Stimme</translation>
    </message>
    <message>
        <source>Heights</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Wasser</translation>
    </message>
    <message>
        <source>Darkness</source>
        <translation>Dunkelheit</translation>
    </message>
    <message>
        <source>Wide sky</source>
        <translation>Weiter Himmel</translation>
    </message>
    <message>
        <source>Cold</source>
        <translation>Kälte</translation>
    </message>
    <message>
        <source>Narrow space</source>
        <translation>Enge</translation>
    </message>
    <message>
        <source>Nausea</source>
        <translation>Übelkeit</translation>
    </message>
    <message>
        <source>Anxiety</source>
        <translation>Angst</translation>
    </message>
    <message>
        <source>Pain</source>
        <translation>Schmerz</translation>
    </message>
    <message>
        <source>Comfort</source>
        <translation>Wohlbefinden</translation>
    </message>
    <message>
        <source>IV infusion, pain</source>
        <translation>IV-Infusion, Schmerz</translation>
    </message>
    <message>
        <source>IV infusion, CRPS</source>
        <translation>IV-Infusion, CRPS</translation>
    </message>
    <message>
        <source>Intramuscular</source>
        <translation>Intramuskulär</translation>
    </message>
    <message>
        <source>Intranasal</source>
        <translation>Intranasal</translation>
    </message>
    <message>
        <source>Oral</source>
        <translation>Oral</translation>
    </message>
    <message>
        <source>Sublingual</source>
        <translation>Sublingual</translation>
    </message>
    <message>
        <source>Bookend</source>
        <translation>Rahmen</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>in {seconds} s</source>
        <translation>in {seconds} s</translation>
    </message>
    <message>
        <source>in {length}</source>
        <translation>in {length}</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Full (0 dB)</source>
        <translation>Voll (0 dB)</translation>
    </message>
    <message>
        <source>{decibels} dB</source>
        <translation>{decibels} dB</translation>
    </message>
</context>
<context>
    <name>_Minutes</name>
    <message>
        <source>Go back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Extend the infusion by</source>
        <translation>Infusion verlängern um</translation>
    </message>
    <message>
        <source>Shorten the infusion by</source>
        <translation>Infusion verkürzen um</translation>
    </message>
    <message>
        <source>The course follows what is set at the pump.</source>
        <translation>Der Verlauf folgt dem, was an der Pumpe eingestellt ist.</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
</context>
<context>
    <name>_Question</name>
    <message>
        <source>No, go back</source>
        <translation>Nein, zurück</translation>
    </message>
</context>
<context>
    <name>_Strip</name>
    <message>
        <source>Course of the session</source>
        <translation>Verlauf der Sitzung</translation>
    </message>
    <message>
        <source>{phase}: since {start}, its end is open</source>
        <translation>{phase}: seit {start}, Ende offen</translation>
    </message>
    <message>
        <source>{phase}: {start} to {end}, {length}</source>
        <translation>{phase}: {start} bis {end}, {length}</translation>
    </message>
</context>
</TS>
