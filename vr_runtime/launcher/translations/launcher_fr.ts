<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>ActGrid</name>
    <message>
        <source>Acts</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>Ease</source>
        <translation>Adoucir</translation>
    </message>
    <message>
        <source>Eyes closed</source>
        <translation>Yeux fermés</translation>
    </message>
    <message>
        <source>Staff approach</source>
        <translation>Soignant approche</translation>
    </message>
    <message>
        <source>Level view</source>
        <translation>Redresser la vue</translation>
    </message>
    <message>
        <source>Recentre</source>
        <translation>Recentrer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Interrompre</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Prolonger</translation>
    </message>
    <message>
        <source>Shorten</source>
        <translation>Raccourcir</translation>
    </message>
    <message>
        <source>Change scene</source>
        <translation>Changer de scène</translation>
    </message>
    <message>
        <source>Stopped early</source>
        <translation>Arrêtée plus tôt</translation>
    </message>
    <message>
        <source>End session</source>
        <translation>Terminer la séance</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activé</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Started again</source>
        <translation>Elle reprend</translation>
    </message>
    <message>
        <source>Has the infusion started again?</source>
        <translation>La perfusion a-t-elle repris&#xa0;?</translation>
    </message>
    <message>
        <source>The session leaves its way back and deepens once more.</source>
        <translation>La séance quitte le chemin du retour et s’approfondit à nouveau.</translation>
    </message>
    <message>
        <source>It has started</source>
        <translation>Elle a repris</translation>
    </message>
    <message>
        <source>Has the infusion been stopped before its time?</source>
        <translation>La perfusion a-t-elle été arrêtée avant l’heure&#xa0;?</translation>
    </message>
    <message>
        <source>The return begins at once.</source>
        <translation>Le retour commence aussitôt.</translation>
    </message>
    <message>
        <source>It has stopped</source>
        <translation>Elle est arrêtée</translation>
    </message>
    <message>
        <source>End the session?</source>
        <translation>Terminer la séance&#xa0;?</translation>
    </message>
    <message>
        <source>Light and sound go down in ten seconds. It cannot be taken back.</source>
        <translation>La lumière et le son baissent en dix secondes. C’est sans retour.</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>{act}: sent</source>
        <translation>{act}&#xa0;: envoyé</translation>
    </message>
    <message>
        <source>{act}: done; {remark}</source>
        <translation>{act}&#xa0;: fait&#xa0;; {remark}</translation>
    </message>
    <message>
        <source>{act}: done</source>
        <translation>{act}&#xa0;: fait</translation>
    </message>
    <message>
        <source>{act}: refused: {reason}</source>
        <translation>{act}&#xa0;: refusé&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{act}: not sent: {reason}</source>
        <translation>{act}&#xa0;: non envoyé&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>somebody else was quicker; look, and try again</source>
        <translation>quelqu’un a été plus rapide&#xa0;; regardez, puis réessayez</translation>
    </message>
    <message>
        <source>it was too long on its way; try again</source>
        <translation>l’ordre a mis trop longtemps&#xa0;; réessayez</translation>
    </message>
    <message>
        <source>too many at once; wait a moment</source>
        <translation>trop à la fois&#xa0;; attendez un instant</translation>
    </message>
</context>
<context>
    <name>AfterPage</name>
    <message>
        <source>After the session</source>
        <translation>Après la séance</translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULÉ</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Ouvrir le rapport</translation>
    </message>
    <message>
        <source>Save the report as…</source>
        <translation>Enregistrer le rapport sous…</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>Nouvelle séance</translation>
    </message>
    <message>
        <source>The record of the session cannot be read. {why}</source>
        <translation>L’enregistrement de la séance est illisible. {why}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>No session has ended on this PC yet.</source>
        <translation>Aucune séance ne s’est encore terminée sur ce PC.</translation>
    </message>
    <message>
        <source>The session left no record, as it was set up.</source>
        <translation>La séance n’a laissé aucun enregistrement, comme c’était réglé.</translation>
    </message>
    <message>
        <source>A session is running. What comes after it is asked here once it has ended.</source>
        <translation>Une séance est en cours. La suite sera demandée ici quand elle sera terminée.</translation>
    </message>
    <message>
        <source>To the session</source>
        <translation>Vers la séance</translation>
    </message>
    <message>
        <source>The answers have not been saved. Go on without them?</source>
        <translation>Les réponses ne sont pas enregistrées. Continuer sans elles&#xa0;?</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>Continuer sans elles</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Rester ici</translation>
    </message>
    <message>
        <source>Session {number} · {scene} · {preset}, {minutes} min planned</source>
        <translation>Séance {number} · {scene} · {preset}, {minutes} min prévues</translation>
    </message>
</context>
<context>
    <name>Alarms</name>
    <message>
        <source>The picture is gone and does not come back by itself</source>
        <translation>L’image a disparu et ne revient pas d’elle-même</translation>
    </message>
    <message>
        <source>Take the headset off; end the session</source>
        <translation>Retirez le casque&#xa0;; terminez la séance</translation>
    </message>
    <message>
        <source>The headset or its runtime is gone; it is tried again</source>
        <translation>Le casque ou son logiciel ne répond plus&#xa0;; nouvel essai en cours</translation>
    </message>
    <message>
        <source>Check its cable and its runtime</source>
        <translation>Vérifiez son câble et son logiciel</translation>
    </message>
    <message>
        <source>The headset is off</source>
        <translation>Le casque est retiré</translation>
    </message>
    <message>
        <source>Look after the patient; put it on again, or end</source>
        <translation>Occupez-vous du patient&#xa0;; remettez-le ou terminez</translation>
    </message>
    <message>
        <source>The headset does not know where it is</source>
        <translation>Le casque ne sait pas où il est</translation>
    </message>
    <message>
        <source>Free its cameras; give it light</source>
        <translation>Dégagez ses caméras&#xa0;; donnez-lui de la lumière</translation>
    </message>
    <message>
        <source>The player had failed and was started again</source>
        <translation>La lecture s’était arrêtée et a été relancée</translation>
    </message>
    <message>
        <source>Ask the patient; note the time</source>
        <translation>Demandez au patient&#xa0;; notez l’heure</translation>
    </message>
    <message>
        <source>The picture stutters</source>
        <translation>L’image saccade</translation>
    </message>
    <message>
        <source>End other programs on this PC</source>
        <translation>Fermez les autres programmes de ce PC</translation>
    </message>
    <message>
        <source>The planned end of the infusion has passed</source>
        <translation>La fin prévue de la perfusion est passée</translation>
    </message>
    <message>
        <source>Confirm stopped, or extend; nothing ends by itself</source>
        <translation>Confirmez l’arrêt ou prolongez&#xa0;; rien ne s’arrête tout seul</translation>
    </message>
    <message>
        <source>The scene that was chosen is damaged; a built-in one is played</source>
        <translation>La scène choisie est endommagée&#xa0;; une scène intégrée est jouée</translation>
    </message>
    <message>
        <source>Go on, or choose another scene</source>
        <translation>Continuez, ou choisissez une autre scène</translation>
    </message>
    <message>
        <source>The scene flickers and is held back</source>
        <translation>La scène scintille et est retenue</translation>
    </message>
    <message>
        <source>Choose another scene; tell its makers</source>
        <translation>Choisissez une autre scène&#xa0;; prévenez ses auteurs</translation>
    </message>
    <message>
        <source>The session is not being written down</source>
        <translation>La séance n’est pas enregistrée</translation>
    </message>
    <message>
        <source>It plays on; make room on the disk of this PC</source>
        <translation>Elle continue&#xa0;; libérez de la place sur le disque de ce PC</translation>
    </message>
    <message>
        <source>There is no sound</source>
        <translation>Il n’y a pas de son</translation>
    </message>
    <message>
        <source>Check the headset&apos;s sound device; vr-runtime sound devices names them</source>
        <translation>Vérifiez la sortie son du casque&#xa0;; vr-runtime sound devices les nomme</translation>
    </message>
    <message>
        <source>Nothing is heard although sound is due</source>
        <translation>On n’entend rien alors que du son est prévu</translation>
    </message>
    <message>
        <source>Raise the volume; if that is no help, note it and go on</source>
        <translation>Montez le volume&#xa0;; sinon, notez-le et continuez</translation>
    </message>
    <message>
        <source>The infusion is not confirmed as started</source>
        <translation>Le début de la perfusion n’est pas confirmé</translation>
    </message>
    <message>
        <source>Confirm started once it runs</source>
        <translation>Confirmez le début dès qu’elle coule</translation>
    </message>
    <message>
        <source>The infusion has been paused for long</source>
        <translation>La perfusion est interrompue depuis longtemps</translation>
    </message>
    <message>
        <source>Resume, or confirm stopped: the return begins</source>
        <translation>Reprenez, ou confirmez l’arrêt&#xa0;: le retour commence</translation>
    </message>
    <message>
        <source>The sound plays on another device than at first</source>
        <translation>Le son sort d’un autre appareil qu’au début</translation>
    </message>
    <message>
        <source>Check who hears it; connect the headset&apos;s again</source>
        <translation>Vérifiez qui l’entend&#xa0;; rebranchez celui du casque</translation>
    </message>
    <message>
        <source>The mirror shows an old picture</source>
        <translation>Le miroir montre une image ancienne</translation>
    </message>
    <message>
        <source>Look at the patient: the headset plays on by itself</source>
        <translation>Regardez le patient&#xa0;: le casque continue de lui-même</translation>
    </message>
    <message>
        <source>The disk of this PC is nearly full</source>
        <translation>Le disque de ce PC est presque plein</translation>
    </message>
    <message>
        <source>Make room before the next session</source>
        <translation>Libérez de la place avant la prochaine séance</translation>
    </message>
    <message>
        <source>The clock of this PC was set, or it slept</source>
        <translation>L’horloge de ce PC a été réglée, ou il s’est mis en veille</translation>
    </message>
    <message>
        <source>Compare the infusion&apos;s time if it slept; else nothing</source>
        <translation>S’il a été en veille, comparez le temps de perfusion&#xa0;; sinon rien</translation>
    </message>
    <message>
        <source>The sound had failed and was started again</source>
        <translation>Le son s’était arrêté et a été relancé</translation>
    </message>
    <message>
        <source>Nothing, unless it happens again</source>
        <translation>Rien, sauf si cela se reproduit</translation>
    </message>
    <message>
        <source>It is time to ask how the patient is</source>
        <translation>Il est temps de demander comment va le patient</translation>
    </message>
    <message>
        <source>Ask, and note it; silence this</source>
        <translation>Demandez, notez, puis coupez ce rappel</translation>
    </message>
    <message>
        <source>The headset has been on for long without a break</source>
        <translation>Le casque est porté depuis longtemps sans pause</translation>
    </message>
    <message>
        <source>Offer a break without it; silence this</source>
        <translation>Proposez une pause sans casque&#xa0;; coupez ce rappel</translation>
    </message>
    <message>
        <source>The time of watching after the session is over</source>
        <translation>Le temps de surveillance après la séance est écoulé</translation>
    </message>
    <message>
        <source>Look after the patient</source>
        <translation>Occupez-vous du patient</translation>
    </message>
    <message>
        <source>This system cannot be kept awake by the program</source>
        <translation>Le programme ne peut pas empêcher la veille de ce système</translation>
    </message>
    <message>
        <source>Switch off sleep and screen lock</source>
        <translation>Désactivez la veille et le verrouillage de l’écran</translation>
    </message>
    <message>
        <source>Is the headset&apos;s sound device plugged in and switched on?</source>
        <translation>L’appareil audio du casque est-il branché et allumé ?</translation>
    </message>
    <message>
        <source>Emergency is on</source>
        <translation>Urgence active</translation>
    </message>
    <message>
        <source>Look after the patient; clear it when all is calm</source>
        <translation>Occupez-vous du patient&#xa0;; levez-la quand tout est calme</translation>
    </message>
</context>
<context>
    <name>AlarmsBar</name>
    <message>
        <source>Silence</source>
        <translation>Couper</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarmes</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Tout va bien</translation>
    </message>
    <message>
        <source>{cause}. {action}</source>
        <translation>{cause}. {action}</translation>
    </message>
    <message>
        <source>{level}, silenced</source>
        <translation>{level}, coupée</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n de plus</numerusform>
            <numerusform>%n de plus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlarmsList</name>
    <message>
        <source>All alarms</source>
        <translation>Toutes les alarmes</translation>
    </message>
    <message>
        <source>Silenced</source>
        <translation>Coupée</translation>
    </message>
    <message>
        <source>Silence: {cause}</source>
        <translation>Couper&#xa0;: {cause}</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Couper</translation>
    </message>
</context>
<context>
    <name>Beginning</name>
    <message>
        <source>The session could not be started: {why}</source>
        <translation>La séance n’a pas pu démarrer&#xa0;: {why}</translation>
    </message>
    <message>
        <source>The session ended before it had begun</source>
        <translation>La séance s’est terminée avant d’avoir commencé</translation>
    </message>
    <message>
        <source>This takes longer than usual; the headset’s software may still be starting …</source>
        <translation>C’est plus long que d’habitude&#xa0;; le logiciel du casque démarre peut-être encore…</translation>
    </message>
    <message>
        <source>Waiting for the first picture in the headset …</source>
        <translation>En attente de la première image dans le casque…</translation>
    </message>
    <message>
        <source>Starting the session …</source>
        <translation>Démarrage de la séance…</translation>
    </message>
</context>
<context>
    <name>CardStrip</name>
    <message>
        <source>Patient’s card</source>
        <translation>Carte du patient</translation>
    </message>
    <message>
        <source>Card code</source>
        <translation>Code de la carte</translation>
    </message>
    <message>
        <source>Code of the patient’s card</source>
        <translation>Code de la carte du patient</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>Nouvelle carte</translation>
    </message>
    <message>
        <source>Repeat last set-up</source>
        <translation>Comme la dernière fois</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Show card</source>
        <translation>Voir la carte</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete the card {code}?</source>
        <translation>Supprimer la carte {code}&#xa0;?</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Everything that is kept under this code is removed for good. Nobody can bring it back.</source>
        <translation>Tout ce qui est gardé sous ce code est supprimé pour de bon. Personne ne peut le rétablir.</translation>
    </message>
    <message>
        <source>There was no session with this card yet</source>
        <translation>Aucune séance encore avec cette carte</translation>
    </message>
    <message>
        <source>New: write the code down for the patient, or print the card</source>
        <translation>Nouvelle&#xa0;: notez le code pour le patient, ou imprimez la carte</translation>
    </message>
    <message>
        <source>Sessions: {count}</source>
        <translation>Séances&#xa0;: {count}</translation>
    </message>
    <message>
        <source>avoids: {tags}</source>
        <translation>évite&#xa0;: {tags}</translation>
    </message>
</context>
<context>
    <name>CardsPage</name>
    <message>
        <source>Plan a session</source>
        <translation>Planifier une séance</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Show QR picture</source>
        <translation>Afficher le code QR</translation>
    </message>
    <message>
        <source>Close card</source>
        <translation>Fermer la carte</translation>
    </message>
    <message>
        <source>Delete card</source>
        <translation>Supprimer la carte</translation>
    </message>
    <message>
        <source>Preference cards</source>
        <translation>Cartes de préférences</translation>
    </message>
    <message>
        <source>Delete the card {code}?</source>
        <translation>Supprimer la carte {code}&#xa0;?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Everything that is kept under this code is removed for good. Nobody can bring it back.</source>
        <translation>Tout ce qui est gardé sous ce code est supprimé pour de bon. Personne ne peut le rétablir.</translation>
    </message>
    <message>
        <source>This PC has no printer. The card is shown in the browser, which can print it or save it.</source>
        <translation>Ce PC n’a pas d’imprimante. La carte s’affiche dans le navigateur, qui peut l’imprimer ou l’enregistrer.</translation>
    </message>
    <message>
        <source>This PC has no printer and no browser. The card lies in {file}.</source>
        <translation>Ce PC n’a ni imprimante ni navigateur. La carte se trouve dans {file}.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Card {code}</source>
        <translation>Carte {code}</translation>
    </message>
    <message>
        <source>New. Print it, or write the code down for the patient.</source>
        <translation>Nouvelle. Imprimez-la, ou notez le code pour le patient.</translation>
    </message>
    <message>
        <source>Sessions so far: {count}</source>
        <translation>Séances jusqu’ici&#xa0;: {count}</translation>
    </message>
    <message>
        <source>There is no such card on this PC. It may have been deleted.</source>
        <translation>Cette carte n’existe pas sur ce PC. Elle a peut-être été supprimée.</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Worn, tracking: not known</source>
        <translation>Porté, suivi&#xa0;: inconnu</translation>
    </message>
    <message>
        <source>Worn</source>
        <translation>Porté</translation>
    </message>
    <message>
        <source>Headset off</source>
        <translation>Casque retiré</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Suivi</translation>
    </message>
    <message>
        <source>No tracking</source>
        <translation>Pas de suivi</translation>
    </message>
    <message>
        <source>{rate} Hz</source>
        <translation>{rate} Hz</translation>
    </message>
    <message>
        <source>Rate: not known</source>
        <translation>Fréquence&#xa0;: inconnue</translation>
    </message>
    <message>
        <source>Battery {percent}</source>
        <translation>Batterie {percent}</translation>
    </message>
    <message>
        <source>Sharpness {percent}</source>
        <translation>Netteté {percent}</translation>
    </message>
    <message>
        <source>Came back: {0}</source>
        <translation>Revenu&#xa0;: {0}</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Pas d’image</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Link lost</source>
        <translation>Liaison perdue</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Relié</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>Casque</translation>
    </message>
</context>
<context>
    <name>Clocks</name>
    <message>
        <source>Over</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Urgence</translation>
    </message>
    <message>
        <source>Ending</source>
        <translation>Se termine</translation>
    </message>
    <message>
        <source>Nothing more comes</source>
        <translation>Plus rien ne suit</translation>
    </message>
    <message>
        <source>Paused in {phase}</source>
        <translation>Interrompu&#xa0;: {phase}</translation>
    </message>
    <message>
        <source>Waits for: dose over</source>
        <translation>Attend&#xa0;: fin de la dose</translation>
    </message>
    <message>
        <source>Waits for: infusion stopped</source>
        <translation>Attend&#xa0;: perfusion arrêtée</translation>
    </message>
    <message>
        <source>Played to its end</source>
        <translation>Joué jusqu’au bout</translation>
    </message>
    <message>
        <source>Ends in {length}</source>
        <translation>Fin dans {length}</translation>
    </message>
    <message>
        <source>Next: {phase}, once confirmed</source>
        <translation>Ensuite&#xa0;: {phase}, une fois confirmé</translation>
    </message>
    <message>
        <source>Next: {phase} in {length}</source>
        <translation>Ensuite&#xa0;: {phase} dans {length}</translation>
    </message>
    <message>
        <source>Dim grey and silence, in {phase}</source>
        <translation>Gris sombre et silence, phase {phase}</translation>
    </message>
    <message>
        <source>Dose: not given yet</source>
        <translation>Dose&#xa0;: pas encore donnée</translation>
    </message>
    <message>
        <source>Since the dose</source>
        <translation>Depuis la dose</translation>
    </message>
    <message>
        <source>Infusion not started, of {planned}</source>
        <translation>Perfusion non commencée, sur {planned}</translation>
    </message>
    <message>
        <source>Infusion, of {planned}</source>
        <translation>Perfusion, sur {planned}</translation>
    </message>
    <message>
        <source>Infusion paused, of {planned}</source>
        <translation>Perfusion interrompue, sur {planned}</translation>
    </message>
    <message>
        <source>Infusion stopped, of {planned}</source>
        <translation>Perfusion arrêtée, sur {planned}</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Séance</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Restant</translation>
    </message>
    <message>
        <source>Phase and time</source>
        <translation>Phase et temps</translation>
    </message>
</context>
<context>
    <name>ComfortPanel</name>
    <message>
        <source>Comfort</source>
        <translation>Confort</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>Voice: {language}</source>
        <translation>Voix&#xa0;: {language}</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Musique</translation>
    </message>
    <message>
        <source>Breath light</source>
        <translation>Lumière de souffle</translation>
    </message>
    <message>
        <source>Begins with a light to breathe with</source>
        <translation>Commence par une lumière qui accompagne le souffle</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Luminosité</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>Course</name>
    <message>
        <source>Infusion started</source>
        <translation>Perfusion commencée</translation>
    </message>
    <message>
        <source>Infusion paused</source>
        <translation>Perfusion interrompue</translation>
    </message>
    <message>
        <source>Infusion resumed</source>
        <translation>Perfusion reprise</translation>
    </message>
    <message>
        <source>Infusion stopped</source>
        <translation>Perfusion arrêtée</translation>
    </message>
    <message>
        <source>Extended by {0} min</source>
        <translation>Prolongée de {0} min</translation>
    </message>
    <message>
        <source>Shortened by {0} min</source>
        <translation>Raccourcie de {0} min</translation>
    </message>
    <message>
        <source>Ease on</source>
        <translation>Adoucir activé</translation>
    </message>
    <message>
        <source>Ease off</source>
        <translation>Adoucir désactivé</translation>
    </message>
    <message>
        <source>Eyes closed</source>
        <translation>Yeux fermés</translation>
    </message>
    <message>
        <source>Picture back</source>
        <translation>Image de retour</translation>
    </message>
    <message>
        <source>Staff came near</source>
        <translation>Un soignant s’est approché</translation>
    </message>
    <message>
        <source>View levelled</source>
        <translation>Vue redressée</translation>
    </message>
    <message>
        <source>View level with the room</source>
        <translation>Vue selon la pièce</translation>
    </message>
    <message>
        <source>Recentred</source>
        <translation>Recentré</translation>
    </message>
    <message>
        <source>Brightness {0} %</source>
        <translation>Luminosité {0}&#xa0;%</translation>
    </message>
    <message>
        <source>Volume {0} dB</source>
        <translation>Volume {0} dB</translation>
    </message>
    <message>
        <source>Music on</source>
        <translation>Musique activée</translation>
    </message>
    <message>
        <source>Music off</source>
        <translation>Musique désactivée</translation>
    </message>
    <message>
        <source>Voice on</source>
        <translation>Voix activée</translation>
    </message>
    <message>
        <source>Voice off</source>
        <translation>Voix désactivée</translation>
    </message>
    <message>
        <source>Breath light on</source>
        <translation>Lumière de souffle activée</translation>
    </message>
    <message>
        <source>Breath light off</source>
        <translation>Lumière de souffle désactivée</translation>
    </message>
    <message>
        <source>Scene: {0}</source>
        <translation>Scène&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Alarm silenced</source>
        <translation>Alarme coupée</translation>
    </message>
    <message>
        <source>Scale noted: {0}</source>
        <translation>Échelle notée : {0}</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Urgence</translation>
    </message>
    <message>
        <source>Emergency cleared</source>
        <translation>Urgence levée</translation>
    </message>
    <message>
        <source>End of the session</source>
        <translation>Fin de la séance</translation>
    </message>
    <message>
        <source>Headset off</source>
        <translation>Casque retiré</translation>
    </message>
    <message>
        <source>Headset on again</source>
        <translation>Casque remis</translation>
    </message>
</context>
<context>
    <name>EmergencyCorner</name>
    <message>
        <source>Clear it</source>
        <translation>La lever</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>La garder</translation>
    </message>
    <message>
        <source>Clearing: sent</source>
        <translation>Levée&#xa0;: envoyée</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Lever</translation>
    </message>
    <message>
        <source>No connection: take the headset off</source>
        <translation>Pas de liaison&#xa0;: retirez le casque</translation>
    </message>
    <message>
        <source>Emergency is on</source>
        <translation>Urgence active</translation>
    </message>
    <message>
        <source>Emergency: sent</source>
        <translation>Urgence&#xa0;: envoyée</translation>
    </message>
    <message>
        <source>If it stays bright: take the headset off</source>
        <translation>Si l’image reste claire&#xa0;: retirez le casque</translation>
    </message>
    <message>
        <source>Take the headset off</source>
        <translation>Retirez le casque</translation>
    </message>
    <message>
        <source>No connection. F12 tries the emergency</source>
        <translation>Pas de liaison. F12 tente l’urgence</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Urgence</translation>
    </message>
    <message>
        <source>Dim grey and silence at once (F12)</source>
        <translation>Gris sombre et silence aussitôt (F12)</translation>
    </message>
    <message>
        <source>Clear the emergency? The picture comes back slowly.</source>
        <translation>Lever l’urgence&#xa0;? L’image revient lentement.</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>Go to it</source>
        <translation>La rejoindre</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>La poursuivre</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Vérifier à nouveau</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Compris</translation>
    </message>
    <message>
        <source>That session does not answer this window. Wait ten seconds and try again; if it stays so, take the headset off and restart this PC.</source>
        <translation>Cette séance ne répond pas à cette fenêtre. Attendez dix secondes et réessayez ; si rien ne change, retirez le casque et redémarrez ce PC.</translation>
    </message>
    <message>
        <source>A session is still in the headset. Nothing here leads it any more.</source>
        <translation>Une séance est encore dans le casque. Plus rien ne la dirige d’ici.</translation>
    </message>
    <message>
        <source>Another session runs on this PC.</source>
        <translation>Une autre séance est en cours sur ce PC.</translation>
    </message>
    <message>
        <source>There is no session left to go on with. Start a new one.</source>
        <translation>Il n’y a plus de séance à reprendre. Démarrez-en une nouvelle.</translation>
    </message>
    <message>
        <source>The headset’s software does not answer. Start it on this PC and switch the headset on.</source>
        <translation>Le logiciel du casque ne répond pas. Lancez-le sur ce PC et allumez le casque.</translation>
    </message>
    <message>
        <source>No headset was found. Plug its cable in, switch it on and wait until it shows a picture.</source>
        <translation>Aucun casque trouvé. Branchez son câble, allumez-le et attendez qu’il affiche une image.</translation>
    </message>
    <message>
        <source>The headset did not take the session. Close other VR programs and plug its cable in again.</source>
        <translation>Le casque n’a pas accepté la séance. Fermez les autres programmes de VR et rebranchez son câble.</translation>
    </message>
    <message>
        <source>This PC’s graphics card or its driver cannot show the scenes.</source>
        <translation>La carte graphique de ce PC ou son pilote ne peut pas afficher les scènes.</translation>
    </message>
    <message>
        <source>The sound device was not found. Plug it in, or choose another one in the settings.</source>
        <translation>Le périphérique audio est introuvable. Branchez-le ou choisissez-en un autre dans les réglages.</translation>
    </message>
    <message>
        <source>The clinic’s settings do not allow this session as it is.</source>
        <translation>Les réglages de la clinique n’autorisent pas cette séance telle quelle.</translation>
    </message>
    <message>
        <source>The session’s record cannot be written. Look whether this PC’s disk is full.</source>
        <translation>L’enregistrement de la séance ne peut pas être écrit. Vérifiez si le disque de ce PC est plein.</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Picture timing</source>
        <translation>Cadence des images</translation>
    </message>
    <message>
        <source>Headset functions</source>
        <translation>Fonctions du casque</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>Casque</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Carte graphique</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>User rights</source>
        <translation>Droits d’utilisateur</translation>
    </message>
    <message>
        <source>Refresh rate</source>
        <translation>Fréquence d’image</translation>
    </message>
    <message>
        <source>Headset software</source>
        <translation>Logiciel du casque</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Séance</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Sleep of this PC</source>
        <translation>Veille de ce PC</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Sound quality</source>
        <translation>Qualité du son</translation>
    </message>
    <message>
        <source>Floor height</source>
        <translation>Hauteur du sol</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Suivi</translation>
    </message>
    <message>
        <source>Worn</source>
        <translation>Porté</translation>
    </message>
    <message>
        <source>As they should be</source>
        <translation>Comme il faut</translation>
    </message>
    <message>
        <source>The program runs with an administrator’s rights</source>
        <translation>Le programme tourne avec des droits d’administrateur</translation>
    </message>
    <message>
        <source>Start it as an ordinary user</source>
        <translation>Lancez-le comme simple utilisateur</translation>
    </message>
    <message>
        <source>The headset’s software is not running, or not installed</source>
        <translation>Le logiciel du casque ne tourne pas, ou n’est pas installé</translation>
    </message>
    <message>
        <source>Start the headset’s software, then check again</source>
        <translation>Lancez le logiciel du casque, puis vérifiez à nouveau</translation>
    </message>
    <message>
        <source>{headset} is connected</source>
        <translation>{headset} est connecté</translation>
    </message>
    <message>
        <source>No headset answers</source>
        <translation>Aucun casque ne répond</translation>
    </message>
    <message>
        <source>Connect the headset and switch it on, then check again</source>
        <translation>Branchez et allumez le casque, puis vérifiez à nouveau</translation>
    </message>
    <message>
        <source>The headset’s software does not answer</source>
        <translation>Le logiciel du casque ne répond pas</translation>
    </message>
    <message>
        <source>Restart the headset and its software, then check again</source>
        <translation>Redémarrez le casque et son logiciel, puis vérifiez à nouveau</translation>
    </message>
    <message>
        <source>All that a session uses: {count}</source>
        <translation>Tout ce qu’utilise une séance&#xa0;: {count}</translation>
    </message>
    <message>
        <source>The headset’s software lacks {extension}</source>
        <translation>Il manque {extension} au logiciel du casque</translation>
    </message>
    <message>
        <source>Have it updated; a session can be played all the same</source>
        <translation>Faites-le mettre à jour&#xa0;; une séance reste possible</translation>
    </message>
    <message>
        <source>No graphics card draws; pictures will be late</source>
        <translation>Aucune carte graphique ne dessine&#xa0;; les images seront en retard</translation>
    </message>
    <message>
        <source>Have the graphics card’s driver installed</source>
        <translation>Faites installer le pilote de la carte graphique</translation>
    </message>
    <message>
        <source>The headset does not say how many pictures a second it shows</source>
        <translation>Le casque ne dit pas combien d’images il montre par seconde</translation>
    </message>
    <message>
        <source>Check in the headset’s own settings that it is 90 Hz</source>
        <translation>Vérifiez dans les réglages du casque que c’est 90 Hz</translation>
    </message>
    <message>
        <source>{hz:.0f} Hz; 90 Hz is wanted</source>
        <translation>{hz:.0f} Hz&#xa0;; il faut 90 Hz</translation>
    </message>
    <message>
        <source>Set 90 Hz in the headset’s own settings</source>
        <translation>Choisissez 90 Hz dans les réglages du casque</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Connue</translation>
    </message>
    <message>
        <source>The height of the floor is not known</source>
        <translation>La hauteur du sol n’est pas connue</translation>
    </message>
    <message>
        <source>Set up the room in the headset’s own software</source>
        <translation>Configurez la pièce dans le logiciel du casque</translation>
    </message>
    <message>
        <source>The headset knows where the head is</source>
        <translation>Le casque sait où est la tête</translation>
    </message>
    <message>
        <source>Not known yet: the headset is asleep</source>
        <translation>Pas encore connu&#xa0;: le casque est en veille</translation>
    </message>
    <message>
        <source>Put the headset on, or wake it, then check again</source>
        <translation>Mettez le casque ou réveillez-le, puis vérifiez à nouveau</translation>
    </message>
    <message>
        <source>The headset only guesses where the head is</source>
        <translation>Le casque devine seulement où est la tête</translation>
    </message>
    <message>
        <source>Free its cameras’ view and give the room some light</source>
        <translation>Dégagez la vue de ses caméras et éclairez un peu la pièce</translation>
    </message>
    <message>
        <source>The headset does not know where the head is</source>
        <translation>Le casque ne sait pas où est la tête</translation>
    </message>
    <message>
        <source>The headset does not say</source>
        <translation>Le casque ne le dit pas</translation>
    </message>
    <message>
        <source>The headset is worn</source>
        <translation>Le casque est porté</translation>
    </message>
    <message>
        <source>Nobody wears the headset yet</source>
        <translation>Personne ne porte encore le casque</translation>
    </message>
    <message>
        <source>No sound is played with this set-up</source>
        <translation>Avec ces réglages, aucun son n’est joué</translation>
    </message>
    <message>
        <source>From the headset: {device}</source>
        <translation>Par le casque&#xa0;: {device}</translation>
    </message>
    <message>
        <source>From {device}</source>
        <translation>Par {device}</translation>
    </message>
    <message>
        <source>From {device}, which is not the headset’s own device</source>
        <translation>Par {device}, qui n’est pas celui du casque</translation>
    </message>
    <message>
        <source>Check left and right, and whether the patient hears it</source>
        <translation>Vérifiez gauche et droite, et que le patient entend</translation>
    </message>
    <message>
        <source>There is no sound device; the session would be silent</source>
        <translation>Aucune sortie son&#xa0;; la séance serait muette</translation>
    </message>
    <message>
        <source>Connect headphones or the headset, and check again</source>
        <translation>Branchez un casque audio ou le casque, puis vérifiez à nouveau</translation>
    </message>
    <message>
        <source>{device} is not there</source>
        <translation>{device} n’est pas là</translation>
    </message>
    <message>
        <source>Connect it and check again, or choose another device in the settings</source>
        <translation>Branchez-le et vérifiez à nouveau, ou choisissez-en un autre dans les réglages</translation>
    </message>
    <message>
        <source>Stereo</source>
        <translation>Stéréo</translation>
    </message>
    <message>
        <source>{device} does not take the session’s sound</source>
        <translation>{device} n’accepte pas le son de la séance</translation>
    </message>
    <message>
        <source>Close other programs that use it, or choose another device in the settings</source>
        <translation>Fermez les programmes qui l’utilisent, ou choisissez-en un autre dans les réglages</translation>
    </message>
    <message>
        <source>There is room for journal and reports</source>
        <translation>Il y a de la place pour le journal et les rapports</translation>
    </message>
    <message>
        <source>Nothing can be written to {folder}</source>
        <translation>Rien ne peut être écrit dans {folder}</translation>
    </message>
    <message>
        <source>Have the engineer look at this PC’s disk</source>
        <translation>Faites examiner le disque de ce PC par le technicien</translation>
    </message>
    <message>
        <source>Only {free_mib} MiB are free for journal and reports</source>
        <translation>Il ne reste que {free_mib} Mio pour le journal et les rapports</translation>
    </message>
    <message>
        <source>Make room on the disk of this PC</source>
        <translation>Libérez de la place sur le disque de ce PC</translation>
    </message>
    <message>
        <source>The disk is full: {free_mib} MiB are free</source>
        <translation>Le disque est plein&#xa0;: {free_mib} Mio libres</translation>
    </message>
    <message>
        <source>Make room on the disk of this PC, then check again</source>
        <translation>Libérez de la place sur le disque de ce PC, puis vérifiez à nouveau</translation>
    </message>
    <message>
        <source>This PC stays awake during a session</source>
        <translation>Ce PC reste éveillé pendant une séance</translation>
    </message>
    <message>
        <source>This PC could fall asleep during a session</source>
        <translation>Ce PC pourrait se mettre en veille pendant une séance</translation>
    </message>
    <message>
        <source>Switch off sleep and screen lock in the system’s settings</source>
        <translation>Désactivez veille et verrouillage de l’écran dans les réglages du système</translation>
    </message>
    <message>
        <source>None is running</source>
        <translation>Aucune n’est en cours</translation>
    </message>
    <message>
        <source>A session is running on this PC already</source>
        <translation>Une séance est déjà en cours sur ce PC</translation>
    </message>
    <message>
        <source>Go to it on the page of the running session</source>
        <translation>Rejoignez-la sur la page de la séance en cours</translation>
    </message>
    <message>
        <source>A session broke off {minutes_ago} min ago</source>
        <translation>Une séance s’est interrompue il y a {minutes_ago} min</translation>
    </message>
    <message>
        <source>Go on with it, or start a new one</source>
        <translation>Poursuivez-la, ou commencez-en une nouvelle</translation>
    </message>
    <message>
        <source>Runs steadily</source>
        <translation>Tourne régulièrement</translation>
    </message>
    <message>
        <source>This PC says that it is the year {year}</source>
        <translation>Ce PC croit être en {year}</translation>
    </message>
    <message>
        <source>Set date and time of this PC</source>
        <translation>Réglez la date et l’heure de ce PC</translation>
    </message>
    <message>
        <source>Can be used: {presets}</source>
        <translation>Utilisables&#xa0;: {presets}</translation>
    </message>
    <message>
        <source>The preset {preset} has mistakes and cannot be used</source>
        <translation>Le préréglage {preset} contient des erreurs et ne peut servir</translation>
    </message>
    <message>
        <source>Choose another one; the engineer can mend its file</source>
        <translation>Choisissez-en un autre&#xa0;; le technicien peut corriger son fichier</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>En ordre</translation>
    </message>
    <message>
        <source>Fine steps</source>
        <translation>Nuances fines</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exacte</translation>
    </message>
</context>
<context>
    <name>FramePlot</name>
    <message>
        <source>Frames of the last five minutes</source>
        <translation>Images des cinq dernières minutes</translation>
    </message>
    <message>
        <source>Frames: none yet</source>
        <translation>Images&#xa0;: aucune encore</translation>
    </message>
    <message>
        <source>Frames {took} of {may} ms, {missed} missed</source>
        <translation>Images {took} sur {may} ms, {missed} manquées</translation>
    </message>
</context>
<context>
    <name>HelpOverlay</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation>Touches de cette page</translation>
    </message>
    <message>
        <source>Emergency: dim grey and silence at once. It never clears one</source>
        <translation>Urgence&#xa0;: gris sombre et silence aussitôt. Ne la lève jamais</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>The next act, as large on the right</source>
        <translation>La prochaine action, celle en grand à droite</translation>
    </message>
    <message>
        <source>Ease on or off</source>
        <translation>Adoucir, activer ou non</translation>
    </message>
    <message>
        <source>Eyes closed on or off</source>
        <translation>Yeux fermés, activer ou non</translation>
    </message>
    <message>
        <source>Staff approach</source>
        <translation>Soignant approche</translation>
    </message>
    <message>
        <source>Level the view, or level with the room</source>
        <translation>Redresser la vue, ou selon la pièce</translation>
    </message>
    <message>
        <source>Recentre</source>
        <translation>Recentrer</translation>
    </message>
    <message>
        <source>Infusion paused, or resumed</source>
        <translation>Perfusion interrompue ou reprise</translation>
    </message>
    <message>
        <source>Show all alarms</source>
        <translation>Afficher toutes les alarmes</translation>
    </message>
    <message>
        <source>Silence the alarm on show</source>
        <translation>Couper l’alarme affichée</translation>
    </message>
    <message>
        <source>Tab, arrows, Space</source>
        <translation>Tab, flèches, Espace</translation>
    </message>
    <message>
        <source>Move, choose and press everything else</source>
        <translation>Se déplacer, choisir et activer tout le reste</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Leave a question unanswered</source>
        <translation>Laisser une question sans réponse</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Ces touches</translation>
    </message>
</context>
<context>
    <name>HostStart</name>
    <message>
        <source>The session could not be started: {why}</source>
        <translation>La séance n’a pas pu démarrer&#xa0;: {why}</translation>
    </message>
    <message>
        <source>The session ended at once (exit code {code})</source>
        <translation>La séance s’est terminée aussitôt (code de sortie {code})</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>The command ended without a word (exit code {code})</source>
        <translation>La commande s’est terminée sans un mot (code de sortie {code})</translation>
    </message>
</context>
<context>
    <name>LastPanel</name>
    <message>
        <source>Last session</source>
        <translation>Dernière séance</translation>
    </message>
    <message>
        <source>No session was started with this card yet.</source>
        <translation>Aucune séance n’a encore été lancée avec cette carte.</translation>
    </message>
    <message>
        <source>as the preset has it</source>
        <translation>selon le préréglage</translation>
    </message>
    <message>
        <source>infusion of {length}</source>
        <translation>perfusion de {length}</translation>
    </message>
    <message>
        <source>{length} in the headset</source>
        <translation>{length} dans le casque</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activé</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Scène</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Luminosité</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Musique</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>Breath light</source>
        <translation>Lumière de souffle</translation>
    </message>
</context>
<context>
    <name>LightSound</name>
    <message>
        <source>Brightness</source>
        <translation>Luminosité</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Musique</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>Breath light</source>
        <translation>Lumière de souffle</translation>
    </message>
    <message>
        <source>Light and sound</source>
        <translation>Lumière et son</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activé</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
</context>
<context>
    <name>LockPanel</name>
    <message>
        <source>Engineer’s settings</source>
        <translation>Réglages du technicien</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Changer la phrase secrète</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>La même encore une fois</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nouvelle phrase secrète</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Définir</translation>
    </message>
    <message>
        <source>{fewest} letters at least; three or four words are easy to remember.</source>
        <translation>Au moins {fewest} caractères&#xa0;; trois ou quatre mots se retiennent facilement.</translation>
    </message>
    <message>
        <source>Everything can be changed now. Ten minutes without a touch close it again.</source>
        <translation>Tout peut être modifié maintenant. Dix minutes sans y toucher le referment.</translation>
    </message>
    <message>
        <source>What the clinic has set can be seen here. To change it, the passphrase is needed.</source>
        <translation>Voici ce que la clinique a réglé. Pour le modifier, il faut la phrase secrète.</translation>
    </message>
    <message>
        <source>Nobody has set a passphrase yet. Whoever opens these settings first sets it.</source>
        <translation>Personne n’a encore défini de phrase secrète. Qui ouvre ces réglages en premier la définit.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Les deux ne sont pas identiques.</translation>
    </message>
    <message>
        <source>That is not the passphrase.</source>
        <translation>Ce n’est pas la phrase secrète.</translation>
    </message>
    <message>
        <source>A passphrase has {fewest} letters at least.</source>
        <translation>Une phrase secrète a au moins {fewest} caractères.</translation>
    </message>
    <message>
        <source>That is not the passphrase. Try again in {seconds} s.</source>
        <translation>Ce n’est pas la phrase secrète. Réessayez dans {seconds} s.</translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message>
        <source>Changes</source>
        <translation>Modifications</translation>
    </message>
    <message>
        <source>No setting was changed yet.</source>
        <translation>Aucun réglage n’a encore été modifié.</translation>
    </message>
    <message>
        <source>The newest {shown}; “vr-runtime settings log” prints them all.</source>
        <translation>Les {shown} plus récentes&#xa0;; «&#xa0;vr-runtime settings log&#xa0;» les affiche toutes.</translation>
    </message>
    <message>
        <source>This list was altered outside the program: {fault}.</source>
        <translation>Cette liste a été modifiée hors du programme&#xa0;: {fault}.</translation>
    </message>
    <message>
        <source>Passphrase set</source>
        <translation>Phrase secrète définie</translation>
    </message>
    <message>
        <source>{setting}: {old} → {new}</source>
        <translation>{setting}&#xa0;: {old} → {new}</translation>
    </message>
    <message>
        <source>staff</source>
        <translation>personnel</translation>
    </message>
    <message>
        <source>engineer</source>
        <translation>technicien</translation>
    </message>
    <message>
        <source>in the file, by hand</source>
        <translation>dans le fichier, à la main</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>This session has no sound</source>
        <translation>Cette séance est sans son</translation>
    </message>
    <message>
        <source>Silent: the session is over</source>
        <translation>Silence&#xa0;: la séance est terminée</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Pas de son</translation>
    </message>
    <message>
        <source>Muted: emergency</source>
        <translation>Muet&#xa0;: urgence</translation>
    </message>
    <message>
        <source>Silent, as the course asks</source>
        <translation>Silence, comme le veut le déroulé</translation>
    </message>
    <message>
        <source>Nothing is heard</source>
        <translation>On n’entend rien</translation>
    </message>
    <message>
        <source>{heard} LUFS heard, {asked} asked</source>
        <translation>{heard} LUFS entendus, {asked} voulus</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
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
        <translation>{what}&#xa0;: moins</translation>
    </message>
    <message>
        <source>{what}: more</source>
        <translation>{what}&#xa0;: plus</translation>
    </message>
</context>
<context>
    <name>Mirror</name>
    <message>
        <source>No picture yet</source>
        <translation>Pas encore d’image</translation>
    </message>
    <message>
        <source>Left eye</source>
        <translation>Œil gauche</translation>
    </message>
    <message>
        <source>Left eye, {age} old</source>
        <translation>Œil gauche, il y a {age}</translation>
    </message>
    <message>
        <source>No picture for {age}</source>
        <translation>Pas d’image depuis {age}</translation>
    </message>
    <message>
        <source>Left eye: dim grey, emergency</source>
        <translation>Œil gauche&#xa0;: gris sombre, urgence</translation>
    </message>
    <message>
        <source>Left eye: nearly dark, eyes closed</source>
        <translation>Œil gauche&#xa0;: presque noir, yeux fermés</translation>
    </message>
    <message>
        <source>Over: the session has ended</source>
        <translation>Fini&#xa0;: la séance est terminée</translation>
    </message>
    <message>
        <source>No picture: the player is gone</source>
        <translation>Pas d’image&#xa0;: la lecture est arrêtée</translation>
    </message>
    <message>
        <source>Paused: headset off</source>
        <translation>En pause&#xa0;: casque retiré</translation>
    </message>
    <message>
        <source>Waiting for the headset</source>
        <translation>En attente du casque</translation>
    </message>
    <message>
        <source>Nearly dark: eyes closed</source>
        <translation>Presque noir : yeux fermés</translation>
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
        <translation>Ce que voit le patient</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Séance</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>Passées</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Cartes</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>NextActPanel</name>
    <message>
        <source>Next act</source>
        <translation>Prochaine action</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Confirm dose given</source>
        <translation>Confirmer&#xa0;: dose donnée</translation>
    </message>
    <message>
        <source>Confirm infusion started</source>
        <translation>Confirmer&#xa0;: perfusion commencée</translation>
    </message>
    <message>
        <source>Settle is over: once it runs</source>
        <translation>L’installation est finie&#xa0;: dès qu’elle coule</translation>
    </message>
    <message>
        <source>Once it is given</source>
        <translation>Dès qu’elle est donnée</translation>
    </message>
    <message>
        <source>Once it runs</source>
        <translation>Dès qu’elle coule</translation>
    </message>
    <message>
        <source>Infusion resumed</source>
        <translation>Perfusion reprise</translation>
    </message>
    <message>
        <source>Once it runs again</source>
        <translation>Dès qu’elle coule à nouveau</translation>
    </message>
    <message>
        <source>Dose is over</source>
        <translation>La dose est terminée</translation>
    </message>
    <message>
        <source>Infusion stopped</source>
        <translation>Perfusion arrêtée</translation>
    </message>
    <message>
        <source>Begins the return; or extend below</source>
        <translation>Lance le retour&#xa0;; ou prolongez plus bas</translation>
    </message>
    <message>
        <source>Planned in {length}</source>
        <translation>Prévu dans {length}</translation>
    </message>
    <message>
        <source>Confirm the stop in {length}</source>
        <translation>Confirmer l’arrêt dans {length}</translation>
    </message>
    <message>
        <source>Nothing to do now</source>
        <translation>Rien à faire maintenant</translation>
    </message>
    <message>
        <source>See the alarm</source>
        <translation>Voir l’alarme</translation>
    </message>
    <message>
        <source>Below is what to do</source>
        <translation>Voir plus bas quoi faire</translation>
    </message>
    <message>
        <source>Headset off in {length}</source>
        <translation>Retirer le casque dans {length}</translation>
    </message>
    <message>
        <source>End session</source>
        <translation>Terminer la séance</translation>
    </message>
    <message>
        <source>It has played to its end</source>
        <translation>Elle est jouée jusqu’au bout</translation>
    </message>
    <message>
        <source>Look after the patient</source>
        <translation>Occupez-vous du patient</translation>
    </message>
    <message>
        <source>Clear the emergency at the bottom right</source>
        <translation>Levez l’urgence en bas à droite</translation>
    </message>
    <message>
        <source>The session ends</source>
        <translation>La séance se termine</translation>
    </message>
    <message>
        <source>Light and sound go down gently</source>
        <translation>Lumière et son baissent doucement</translation>
    </message>
    <message>
        <source>The session is over</source>
        <translation>La séance est terminée</translation>
    </message>
    <message>
        <source>The headset may come off</source>
        <translation>Le casque peut être retiré</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>This window reaches no session. {why}</source>
        <translation>Cette fenêtre n’atteint aucune séance. {why}</translation>
    </message>
    <message>
        <source>The session no longer answers. The headset may play on: look after the patient first.</source>
        <translation>La séance ne répond plus. Le casque continue peut-être : occupez-vous d’abord du patient.</translation>
    </message>
    <message>
        <source>Take the session up again</source>
        <translation>Reprendre la séance</translation>
    </message>
    <message>
        <source>Emergency did not reach the session. Lift the headset off the patient. {why}</source>
        <translation>L’urgence n’a pas atteint la séance. Retirez le casque au patient. {why}</translation>
    </message>
    <message>
        <source>Something in this window went wrong; the session is not affected. What it was stands in {log}</source>
        <translation>Quelque chose a mal tourné dans cette fenêtre&#xa0;; la séance n’est pas touchée. Le détail est dans {log}</translation>
    </message>
    <message>
        <source>No session is running.</source>
        <translation>Aucune séance n’est en cours.</translation>
    </message>
    <message>
        <source>The session is being taken up again…</source>
        <translation>La séance est en train de reprendre…</translation>
    </message>
    <message>
        <source>The session could not be taken up again. {why}</source>
        <translation>La séance n’a pas pu reprendre. {why}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>{name}: less</source>
        <translation>{name}&#xa0;: moins</translation>
    </message>
    <message>
        <source>{name}: more</source>
        <translation>{name}&#xa0;: plus</translation>
    </message>
</context>
<context>
    <name>OpenPanel</name>
    <message>
        <source>Code of the card</source>
        <translation>Code de la carte</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Make a card</source>
        <translation>Créer une carte</translation>
    </message>
    <message>
        <source>As printed on the card. Capitals, spaces and hyphens do not matter.</source>
        <translation>Comme imprimé sur la carte. Majuscules, espaces et tirets n’importent pas.</translation>
    </message>
    <message>
        <source>The patient has a card</source>
        <translation>Le patient a une carte</translation>
    </message>
    <message>
        <source>The patient has none</source>
        <translation>Le patient n’en a pas</translation>
    </message>
    <message>
        <source>A card is a random code, printed for the patient. Under it this PC remembers what suited them: no name, no date, no number.</source>
        <translation>Une carte est un code au hasard, imprimé pour le patient. Sous ce code, ce PC retient ce qui lui convenait&#xa0;: ni nom, ni date, ni numéro.</translation>
    </message>
    <message>
        <source>One symbol is mistyped: the last one does not fit the others.</source>
        <translation>Un caractère est mal tapé&#xa0;: le dernier ne va pas avec les autres.</translation>
    </message>
    <message>
        <source>No code has the symbol {symbol}.</source>
        <translation>Aucun code ne contient le caractère {symbol}.</translation>
    </message>
    <message>
        <source>A code has {count} symbols.</source>
        <translation>Un code a {count} caractères.</translation>
    </message>
</context>
<context>
    <name>PastPage</name>
    <message>
        <source>The record takes {size}</source>
        <translation>Les enregistrements occupent {size}</translation>
    </message>
    <message>
        <source>Sessions are deleted after {days} days</source>
        <translation>Les séances sont supprimées après {days} jours</translation>
    </message>
    <message>
        <source>{size} are free on this disk</source>
        <translation>{size} libres sur ce disque</translation>
    </message>
    <message>
        <source>Past sessions</source>
        <translation>Séances passées</translation>
    </message>
    <message>
        <source>Reading the record…</source>
        <translation>Lecture des enregistrements…</translation>
    </message>
    <message>
        <source>No session is in the record yet.</source>
        <translation>Aucune séance n’est encore enregistrée.</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Ouvrir le rapport</translation>
    </message>
    <message>
        <source>Save the report as…</source>
        <translation>Enregistrer le rapport sous…</translation>
    </message>
    <message>
        <source>Export without date…</source>
        <translation>Exporter sans date…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>The record cannot be read. {why}</source>
        <translation>Les enregistrements sont illisibles. {why}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Delete session {number} for good?</source>
        <translation>Supprimer la séance {number} pour de bon&#xa0;?</translation>
    </message>
    <message>
        <source>{when}, {scene}, {length}. Nothing brings it back; an export or a saved report stays.</source>
        <translation>{when}, {scene}, {length}. Rien ne la rétablit&#xa0;; un export ou un rapport enregistré reste.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Session {number} was deleted.</source>
        <translation>La séance {number} a été supprimée.</translation>
    </message>
    <message>
        <source>The session was not deleted. {why}</source>
        <translation>La séance n’a pas été supprimée. {why}</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simulée</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nº</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Scene and plan</source>
        <translation>Scène et plan</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
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
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Infusion</source>
        <translation>Perfusion</translation>
    </message>
    <message>
        <source>Time in the headset</source>
        <translation>Temps dans le casque</translation>
    </message>
    <message>
        <source>Planned by</source>
        <translation>Planifié selon</translation>
    </message>
    <message>
        <source>Minutes of infusion</source>
        <translation>Minutes de perfusion</translation>
    </message>
    <message>
        <source>Minutes in the headset</source>
        <translation>Minutes dans le casque</translation>
    </message>
    <message>
        <source>Cannot be used: {names}</source>
        <translation>Inutilisables&#xa0;: {names}</translation>
    </message>
    <message>
        <source>in the headset, counted from the dose</source>
        <translation>dans le casque, à compter de la dose</translation>
    </message>
    <message>
        <source>in the headset</source>
        <translation>dans le casque</translation>
    </message>
    <message>
        <source>of infusion</source>
        <translation>de perfusion</translation>
    </message>
    <message>
        <source>That holds a longer infusion than the {most} min that this clinic allows</source>
        <translation>La perfusion dépasserait les {most} min que cette clinique permet</translation>
    </message>
    <message>
        <source>This preset cannot be used; choose another one</source>
        <translation>Ce préréglage ne peut servir&#xa0;; choisissez-en un autre</translation>
    </message>
    <message>
        <source>Give whole minutes from {least} to {most}</source>
        <translation>Donnez des minutes entières de {least} à {most}</translation>
    </message>
    <message>
        <source>{name} (this clinic’s)</source>
        <translation>{name} (de cette clinique)</translation>
    </message>
    <message>
        <source>{name} – cannot be read</source>
        <translation>{name} – illisible</translation>
    </message>
    <message>
        <source>{name} – not used in this clinic</source>
        <translation>{name} – non utilisé dans cette clinique</translation>
    </message>
</context>
<context>
    <name>PracticePanel</name>
    <message>
        <source>Practice in time lapse</source>
        <translation>S’exercer en accéléré</translation>
    </message>
    <message>
        <source>{minutes} minutes of infusion on the simulated headset. It is kept among the past sessions.</source>
        <translation>{minutes} minutes de perfusion sur le casque simulé. Gardé parmi les séances passées.</translation>
    </message>
    <message>
        <source>{times} times as fast</source>
        <translation>{times} fois plus vite</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Start practice</source>
        <translation>Lancer l’exercice</translation>
    </message>
    <message>
        <source>A session is running.</source>
        <translation>Une séance est en cours.</translation>
    </message>
</context>
<context>
    <name>PreflightPanel</name>
    <message>
        <source>Before the session</source>
        <translation>Avant la séance</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>Casque</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simulé</translation>
    </message>
    <message>
        <source>Play on</source>
        <translation>Poursuivre</translation>
    </message>
    <message>
        <source>Simulated: nobody wears it; to try things out or to show them</source>
        <translation>Simulé&#xa0;: personne ne le porte&#xa0;; pour essayer ou montrer</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Vérification …</translation>
    </message>
    <message>
        <source>Headset, sound and this PC</source>
        <translation>Casque, son et ce PC</translation>
    </message>
    <message>
        <source>Listen: first left, then right …</source>
        <translation>Écoutez&#xa0;: d’abord à gauche, puis à droite…</translation>
    </message>
    <message>
        <source>Played: first left, then right</source>
        <translation>Joué&#xa0;: d’abord à gauche, puis à droite</translation>
    </message>
    <message>
        <source>The answer of the check was not understood</source>
        <translation>La réponse de la vérification n’a pas été comprise</translation>
    </message>
    <message>
        <source>The check could not be made</source>
        <translation>La vérification n’a pas pu se faire</translation>
    </message>
    <message>
        <source>All is ready</source>
        <translation>Tout est prêt</translation>
    </message>
    <message>
        <source>Not ready: {subject}</source>
        <translation>Pas prêt&#xa0;: {subject}</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>To look at: {subjects}</source>
        <translation>À regarder&#xa0;: {subjects}</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Vérifier à nouveau</translation>
    </message>
    <message>
        <source>Play left, then right</source>
        <translation>Jouer à gauche, puis à droite</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Masquer les détails</translation>
    </message>
    <message>
        <source>What to do: {remedy}</source>
        <translation>À faire&#xa0;: {remedy}</translation>
    </message>
</context>
<context>
    <name>QrPicture</name>
    <message>
        <source>QR picture of the code {code}</source>
        <translation>Code QR du code {code}</translation>
    </message>
    <message>
        <source>A reader types the code; it says nothing else.</source>
        <translation>Un lecteur saisit le code&#xa0;; il ne dit rien d’autre.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>the session has ended</source>
        <translation>la séance est terminée</translation>
    </message>
    <message>
        <source>a dose cannot be paused; ease or close the eyes</source>
        <translation>une dose ne peut être interrompue&#xa0;; adoucissez ou fermez les yeux</translation>
    </message>
    <message>
        <source>an emergency is on; clear it first</source>
        <translation>une urgence est active&#xa0;; levez-la d’abord</translation>
    </message>
    <message>
        <source>the infusion is paused; resume it</source>
        <translation>la perfusion est interrompue&#xa0;; reprenez-la</translation>
    </message>
    <message>
        <source>the infusion has started already</source>
        <translation>la perfusion a déjà commencé</translation>
    </message>
    <message>
        <source>the infusion is not paused</source>
        <translation>la perfusion n’est pas interrompue</translation>
    </message>
    <message>
        <source>the infusion has not started yet</source>
        <translation>la perfusion n’a pas encore commencé</translation>
    </message>
    <message>
        <source>the infusion has been stopped already</source>
        <translation>la perfusion est déjà arrêtée</translation>
    </message>
    <message>
        <source>the infusion is paused already</source>
        <translation>la perfusion est déjà interrompue</translation>
    </message>
    <message>
        <source>the infusion would become too short or too long</source>
        <translation>la perfusion serait trop courte ou trop longue</translation>
    </message>
    <message>
        <source>the infusion has run longer already; confirm that it stopped</source>
        <translation>la perfusion dure déjà plus longtemps&#xa0;; confirmez l’arrêt</translation>
    </message>
    <message>
        <source>there is no emergency to clear</source>
        <translation>il n’y a pas d’urgence à lever</translation>
    </message>
    <message>
        <source>it came too late; try again</source>
        <translation>c’est arrivé trop tard&#xa0;; réessayez</translation>
    </message>
    <message>
        <source>whole minutes are needed, one at least</source>
        <translation>il faut des minutes entières, une au moins</translation>
    </message>
    <message>
        <source>this session can take no more acts</source>
        <translation>cette séance n’accepte plus d’action</translation>
    </message>
    <message>
        <source>this session leaves no record to keep it in</source>
        <translation>cette séance ne laisse pas de journal où le garder</translation>
    </message>
    <message>
        <source>this session has no sound; the setting is kept</source>
        <translation>cette séance n’a pas de son ; le réglage est gardé</translation>
    </message>
    <message>
        <source>this session was begun without spoken lines</source>
        <translation>cette séance a été commencée sans paroles enregistrées</translation>
    </message>
    <message>
        <source>the clinic&apos;s settings do not allow so much</source>
        <translation>les réglages de la clinique n’en permettent pas autant</translation>
    </message>
    <message>
        <source>the clinic&apos;s settings do not allow this scene</source>
        <translation>les réglages de la clinique ne permettent pas cette scène</translation>
    </message>
    <message>
        <source>the clinic&apos;s settings do not allow so long an infusion</source>
        <translation>les réglages de la clinique ne permettent pas une perfusion aussi longue</translation>
    </message>
    <message>
        <source>this PC does not have that scene any more</source>
        <translation>cette scène n’est plus sur ce PC</translation>
    </message>
    <message>
        <source>it was sent twice; look, and try again</source>
        <translation>cela a été envoyé deux fois ; regardez, puis réessayez</translation>
    </message>
    <message>
        <source>a fault of the program; look, and try again</source>
        <translation>une erreur du programme ; regardez, puis réessayez</translation>
    </message>
    <message>
        <source>the session belongs to another version of this program</source>
        <translation>la séance appartient à une autre version de ce programme</translation>
    </message>
    <message>
        <source>that alarm is gone already</source>
        <translation>cette alarme est déjà passée</translation>
    </message>
    <message>
        <source>no session is running</source>
        <translation>aucune séance n’est en cours</translation>
    </message>
    <message>
        <source>the session was taken up anew; try again</source>
        <translation>la séance vient de reprendre&#xa0;; réessayez</translation>
    </message>
    <message>
        <source>the session does not answer</source>
        <translation>la séance ne répond pas</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Report (*.html);;Facts for programs (*.json)</source>
        <translation>Rapport (*.html);;Données pour programmes (*.json)</translation>
    </message>
    <message>
        <source>Export the session</source>
        <translation>Exporter la séance</translation>
    </message>
    <message>
        <source>Session (*.jsonl)</source>
        <translation>Séance (*.jsonl)</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>Enregistré sous {file}</translation>
    </message>
    <message>
        <source>The report opens in the browser</source>
        <translation>Le rapport s’ouvre dans le navigateur</translation>
    </message>
    <message>
        <source>No program here opens the report. Save it as a file instead.</source>
        <translation>Aucun programme n’ouvre le rapport ici. Enregistrez-le plutôt en fichier.</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>No connection to the session</source>
        <translation>Pas de liaison avec la séance</translation>
    </message>
    <message>
        <source>The picture may play on. When in doubt, take the headset off.</source>
        <translation>L’image continue peut-être. Dans le doute, retirez le casque.</translation>
    </message>
    <message>
        <source>Last known, {age} ago</source>
        <translation>Dernier état connu, il y a {age}</translation>
    </message>
</context>
<context>
    <name>ScaleRow</name>
    <message>
        <source>{scale}: {number} of 10</source>
        <translation>{scale}&#xa0;: {number} sur 10</translation>
    </message>
    <message>
        <source>0 not at all – 10 completely</source>
        <translation>0 pas du tout – 10 tout à fait</translation>
    </message>
    <message>
        <source>0 none – 10 the worst</source>
        <translation>0 rien – 10 le pire</translation>
    </message>
    <message>
        <source>{scale}: not answered</source>
        <translation>{scale}&#xa0;: sans réponse</translation>
    </message>
</context>
<context>
    <name>ScalesPanel</name>
    <message>
        <source>How is the patient now?</source>
        <translation>Comment va le patient maintenant&#xa0;?</translation>
    </message>
    <message>
        <source>Save the answers</source>
        <translation>Enregistrer les réponses</translation>
    </message>
    <message>
        <source>Correct the answers</source>
        <translation>Corriger les réponses</translation>
    </message>
    <message>
        <source>Ask, and enter what is said. What was not asked stays empty.</source>
        <translation>Demandez et notez ce qui est dit. Ce qui n’a pas été demandé reste vide.</translation>
    </message>
    <message>
        <source>Saved in the record of session {number}.</source>
        <translation>Enregistré dans le journal de la séance {number}.</translation>
    </message>
    <message>
        <source>Saved in the record of session {number} and on card {code}.</source>
        <translation>Enregistré dans le journal de la séance {number} et sur la carte {code}.</translation>
    </message>
    <message>
        <source>Saved in the record of session {number}, but not on the card. {why}</source>
        <translation>Enregistré dans le journal de la séance {number}, mais pas sur la carte. {why}</translation>
    </message>
    <message>
        <source>The answers were not saved. {why}</source>
        <translation>Les réponses n’ont pas été enregistrées. {why}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>What was saved stays in the record: {kept}</source>
        <translation>Ce qui était enregistré reste dans le journal&#xa0;: {kept}</translation>
    </message>
    <message>
        <source>For the record of session {number}</source>
        <translation>Pour le journal de la séance {number}</translation>
    </message>
    <message>
        <source>For the record of session {number} and card {code}</source>
        <translation>Pour le journal de la séance {number} et la carte {code}</translation>
    </message>
</context>
<context>
    <name>SceneTiles</name>
    <message>
        <source>Change over to</source>
        <translation>Passer à</translation>
    </message>
    <message>
        <source>It changes in the dark, once it is loaded.</source>
        <translation>Elle change dans le noir, une fois chargée.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Scènes</translation>
    </message>
    <message>
        <source>plays now</source>
        <translation>en cours</translation>
    </message>
</context>
<context>
    <name>ScenesPanel</name>
    <message>
        <source>The patient’s posture</source>
        <translation>Posture du patient</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Scène</translation>
    </message>
    <message>
        <source>No scene suits this patient now</source>
        <translation>Aucune scène ne convient à ce patient pour l’instant</translation>
    </message>
    <message>
        <source>Looking for the scenes …</source>
        <translation>Recherche des scènes…</translation>
    </message>
    <message>
        <source>There are no scenes. The program is not wholly installed; install it again.</source>
        <translation>Il n’y a pas de scènes. Le programme n’est pas entièrement installé&#xa0;; réinstallez-le.</translation>
    </message>
    <message>
        <source>Instead of {wanted} ({reason})</source>
        <translation>Au lieu de {wanted} ({reason})</translation>
    </message>
    <message>
        <source>Cannot be played: {why}</source>
        <translation>Ne peut être jouée&#xa0;: {why}</translation>
    </message>
    <message>
        <source>Not used in this clinic</source>
        <translation>Non utilisée dans cette clinique</translation>
    </message>
    <message>
        <source>Card avoids: {tags}</source>
        <translation>La carte évite&#xa0;: {tags}</translation>
    </message>
    <message>
        <source>For lying only</source>
        <translation>Allongé seulement</translation>
    </message>
    <message>
        <source>For sitting only</source>
        <translation>Assis seulement</translation>
    </message>
</context>
<context>
    <name>SessionStrip</name>
    <message>
        <source>The session that runs</source>
        <translation>La séance en cours</translation>
    </message>
    <message>
        <source>To the session</source>
        <translation>Vers la séance</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Urgence</translation>
    </message>
    <message>
        <source>Emergency: the picture is grey and the sound silent. Clear it on the session&apos;s page.</source>
        <translation>Urgence&#xa0;: l’image est grise et le son coupé. Levez-la sur la page de la séance.</translation>
    </message>
    <message>
        <source>A session is running: {phase}, {clock}</source>
        <translation>Une séance est en cours&#xa0;: {phase}, {clock}</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>Allowed scenes</source>
        <translation>Scènes permises</translation>
    </message>
    <message>
        <source>Allowed presets</source>
        <translation>Préréglages permis</translation>
    </message>
    <message>
        <source>Scene at the start</source>
        <translation>Scène au début</translation>
    </message>
    <message>
        <source>Preset at the start</source>
        <translation>Préréglage au début</translation>
    </message>
    <message>
        <source>Sessions are kept</source>
        <translation>Les séances sont gardées</translation>
    </message>
    <message>
        <source>Cards are kept</source>
        <translation>Les cartes sont gardées</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>Ce poste</translation>
    </message>
    <message>
        <source>A new session starts with</source>
        <translation>Une nouvelle séance commence avec</translation>
    </message>
    <message>
        <source>Limits of this clinic</source>
        <translation>Limites de cette clinique</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>What is kept, and for how long</source>
        <translation>Ce qui est gardé, et combien de temps</translation>
    </message>
    <message>
        <source>All of it can be changed for each session on the start page.</source>
        <translation>Tout cela peut être changé pour chaque séance sur la page de démarrage.</translation>
    </message>
    <message>
        <source>No session and no act goes beyond these, however it is asked for. The program’s own limits hold besides.</source>
        <translation>Aucune séance ni action ne les dépasse, de quelque façon qu’on la demande. Les limites du programme valent en plus.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Scène</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Planned infusion</source>
        <translation>Perfusion prévue</translation>
    </message>
    <message>
        <source>Posture</source>
        <translation>Posture</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Luminosité</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Musique</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>Breath light</source>
        <translation>Lumière de souffle</translation>
    </message>
    <message>
        <source>Most brightness</source>
        <translation>Luminosité maximale</translation>
    </message>
    <message>
        <source>Most volume</source>
        <translation>Volume maximal</translation>
    </message>
    <message>
        <source>Longest infusion</source>
        <translation>Perfusion la plus longue</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Scènes</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>Sortie son</translation>
    </message>
    <message>
        <source>Ceiling of loudness</source>
        <translation>Plafond d’intensité sonore</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Séances</translation>
    </message>
    <message>
        <source>Preference cards</source>
        <translation>Cartes de préférences</translation>
    </message>
    <message>
        <source>Of this window. The patient’s voice has a language of its own.</source>
        <translation>De cette fenêtre. La voix pour le patient a sa propre langue.</translation>
    </message>
    <message>
        <source>Dark keeps a dim room dim.</source>
        <translation>Le sombre laisse la pièce dans la pénombre.</translation>
    </message>
    <message>
        <source>Of everything in this window.</source>
        <translation>De tout dans cette fenêtre.</translation>
    </message>
    <message>
        <source>Chosen when the start page opens.</source>
        <translation>Choisie quand la page de démarrage s’ouvre.</translation>
    </message>
    <message>
        <source>The route: how long each phase is, how bright and loud.</source>
        <translation>La voie&#xa0;: la durée de chaque phase, sa clarté et son volume.</translation>
    </message>
    <message>
        <source>From 25 % to the clinic’s limit. It only lowers the light.</source>
        <translation>De 25&#xa0;% à la limite de la clinique. Ne fait que baisser la lumière.</translation>
    </message>
    <message>
        <source>Which may be played. The built-in one replaces a damaged one.</source>
        <translation>Celles qui peuvent être jouées. La scène intégrée remplace une scène endommagée.</translation>
    </message>
    <message>
        <source>One not used for so many calendar years is deleted, 1 to 10.</source>
        <translation>Une carte inutilisée pendant autant d’années civiles est supprimée, de 1 à 10.</translation>
    </message>
    <message>
        <source>From 15 to 360 minutes.</source>
        <translation>De 15 à 360 minutes.</translation>
    </message>
    <message>
        <source>Scenes that do not suit it are not offered.</source>
        <translation>Les scènes qui ne lui conviennent pas ne sont pas proposées.</translation>
    </message>
    <message>
        <source>0 dB is as loud as the plan asks for; −24 dB is barely heard.</source>
        <translation>0 dB est le niveau que demande le plan&#xa0;; −24 dB s’entend à peine.</translation>
    </message>
    <message>
        <source>Soft, where the plan has room for it.</source>
        <translation>Douce, là où le plan lui laisse de la place.</translation>
    </message>
    <message>
        <source>The clinic’s recorded lines, in this language.</source>
        <translation>Les phrases enregistrées de la clinique, dans cette langue.</translation>
    </message>
    <message>
        <source>A soft light to breathe with in the first minutes.</source>
        <translation>Une lumière douce pour accompagner le souffle les premières minutes.</translation>
    </message>
    <message>
        <source>From 25 % to 100 %.</source>
        <translation>De 25&#xa0;% à 100&#xa0;%.</translation>
    </message>
    <message>
        <source>From −24 dB to 0 dB.</source>
        <translation>De −24 dB à 0 dB.</translation>
    </message>
    <message>
        <source>From 15 to 360 minutes, extensions included.</source>
        <translation>De 15 à 360 minutes, prolongations comprises.</translation>
    </message>
    <message>
        <source>Which may be used.</source>
        <translation>Ceux qui peuvent servir.</translation>
    </message>
    <message>
        <source>Where the patient’s sound goes.</source>
        <translation>Où va le son du patient.</translation>
    </message>
    <message>
        <source>For headphones that are loud by themselves: lowers the loudest moment by up to 24 dB.</source>
        <translation>Pour un casque audio fort de lui-même&#xa0;: baisse le moment le plus fort jusqu’à 24 dB.</translation>
    </message>
    <message>
        <source>A session’s record is deleted after so many days, from 1 to 3650.</source>
        <translation>L’enregistrement d’une séance est supprimé après autant de jours, de 1 à 3650.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activé</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>The headset’s own</source>
        <translation>Celle du casque</translation>
    </message>
    <message>
        <source>The system’s</source>
        <translation>Celle du système</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Pas de son</translation>
    </message>
    <message>
        <source>{number} dB</source>
        <translation>{number} dB</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} jours</translation>
    </message>
    <message>
        <source>{count} years</source>
        <translation>{count} ans</translation>
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
        <translation>jours</translation>
    </message>
    <message>
        <source>years</source>
        <translation>ans</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Engineer</source>
        <translation>Technicien</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personnel</translation>
    </message>
    <message>
        <source> And {count} more: “vr-runtime settings” prints them.</source>
        <translation> Et {count} de plus&#xa0;: «&#xa0;vr-runtime settings&#xa0;» les affiche.</translation>
    </message>
</context>
<context>
    <name>SomeField</name>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Only these</source>
        <translation>Seulement</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>A session is running. Another one can be started when it has ended.</source>
        <translation>Une séance est en cours. Une autre pourra être lancée quand elle sera terminée.</translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation>La rejoindre</translation>
    </message>
    <message>
        <source>A session broke off {minutes} min ago. It can be gone on with where the infusion is now.</source>
        <translation>Une séance s’est interrompue il y a {minutes} min. Elle peut être poursuivie là où en est la perfusion.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>La poursuivre</translation>
    </message>
    <message>
        <source>Simulated headset: nobody wears this session, and its pictures go nowhere.</source>
        <translation>Casque simulé&#xa0;: personne ne porte cette séance, et ses images ne vont nulle part.</translation>
    </message>
    <message>
        <source>Use the headset</source>
        <translation>Utiliser le casque</translation>
    </message>
</context>
<context>
    <name>StartBar</name>
    <message>
        <source>Start session</source>
        <translation>Démarrer la séance</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Démarrage…</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Simulated headset</source>
        <translation>Casque simulé</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Interruptions</translation>
    </message>
    <message>
        <source>Still running</source>
        <translation>Encore en cours</translation>
    </message>
    <message>
        <source>Broke off</source>
        <translation>Interrompue</translation>
    </message>
    <message>
        <source>Played to its end</source>
        <translation>Joué jusqu’au bout</translation>
    </message>
    <message>
        <source>Its set duration was over</source>
        <translation>Sa durée fixée était écoulée</translation>
    </message>
    <message>
        <source>Ended by staff</source>
        <translation>Terminée par le personnel</translation>
    </message>
    <message>
        <source>Interrupted from outside</source>
        <translation>Interrompue de l’extérieur</translation>
    </message>
    <message>
        <source>The headset’s software asked for the end</source>
        <translation>Le logiciel du casque a demandé la fin</translation>
    </message>
    <message>
        <source>The headset was lost</source>
        <translation>Le casque a été perdu</translation>
    </message>
    <message>
        <source>A problem ended it</source>
        <translation>Un problème y a mis fin</translation>
    </message>
    <message>
        <source>Broke off and was not taken up</source>
        <translation>Interrompue et non reprise</translation>
    </message>
    <message>
        <source>Since the dose</source>
        <translation>Depuis la dose</translation>
    </message>
    <message>
        <source>Infusion</source>
        <translation>Perfusion</translation>
    </message>
    <message>
        <source>Never confirmed as started</source>
        <translation>Jamais confirmée comme commencée</translation>
    </message>
    <message>
        <source>{ran} min, {planned} min planned</source>
        <translation>{ran} min, {planned} min prévues</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>One, {length}</source>
        <translation>Une, {length}</translation>
    </message>
    <message>
        <source>{count}, {length} in all</source>
        <translation>{count}, {length} en tout</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarmes</translation>
    </message>
    <message>
        <source>{count}, {urgent} of them urgent</source>
        <translation>{count}, dont {urgent} urgentes</translation>
    </message>
    <message>
        <source>{count}, none urgent</source>
        <translation>{count}, aucune urgente</translation>
    </message>
    <message>
        <source>{count}, for information only</source>
        <translation>{count}, pour information</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Nothing was recorded</source>
        <translation>Rien n’a été enregistré</translation>
    </message>
    <message>
        <source>Smooth ({share} % came late)</source>
        <translation>Fluide ({share}&#xa0;% en retard)</translation>
    </message>
    <message>
        <source>Mostly smooth ({share} % came late)</source>
        <translation>Plutôt fluide ({share}&#xa0;% en retard)</translation>
    </message>
    <message>
        <source>Stuttered ({share} % came late)</source>
        <translation>Saccadée ({share}&#xa0;% en retard)</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Intensité sonore</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Non mesurée</translation>
    </message>
    <message>
        <source>No sound was played</source>
        <translation>Aucun son n’a été joué</translation>
    </message>
    <message>
        <source>{quietest} to {loudest} LUFS</source>
        <translation>{quietest} à {loudest} LUFS</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>As it was written</source>
        <translation>Tel qu’il a été écrit</translation>
    </message>
    <message>
        <source>Could not be checked</source>
        <translation>N’a pas pu être vérifié</translation>
    </message>
    <message>
        <source>Not as it was written: {fault}</source>
        <translation>Pas tel qu’il a été écrit&#xa0;: {fault}</translation>
    </message>
</context>
<context>
    <name>Summary of the start</name>
    <message>
        <source>{length} in the headset</source>
        <translation>{length} dans le casque</translation>
    </message>
    <message>
        <source>A session is running</source>
        <translation>Une séance est en cours</translation>
    </message>
    <message>
        <source>Choose a scene first</source>
        <translation>Choisissez d’abord une scène</translation>
    </message>
    <message>
        <source>The plan cannot be started as it is: see beside its minutes</source>
        <translation>Le plan ne peut démarrer ainsi&#xa0;: voir à côté de ses minutes</translation>
    </message>
    <message>
        <source>The check before the session found a problem</source>
        <translation>La vérification avant la séance a trouvé un problème</translation>
    </message>
    <message>
        <source>Started now, it ends at about {time}</source>
        <translation>Lancée maintenant, elle finit vers {time}</translation>
    </message>
</context>
<context>
    <name>SummaryPanel</name>
    <message>
        <source>The session</source>
        <translation>La séance</translation>
    </message>
    <message>
        <source>Reading the record of the session…</source>
        <translation>Lecture du journal de la séance…</translation>
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <source>The plan as a line of time</source>
        <translation>Le plan en ligne de temps</translation>
    </message>
    <message>
        <source>Rests: {count}</source>
        <translation>Repos&#xa0;: {count}</translation>
    </message>
    <message>
        <source>Effect {length}</source>
        <translation>Effet {length}</translation>
    </message>
    <message>
        <source>Infusion {length}</source>
        <translation>Perfusion {length}</translation>
    </message>
    <message>
        <source>No plan yet</source>
        <translation>Pas encore de plan</translation>
    </message>
    <message>
        <source>{phase} from minute {start}, {length}</source>
        <translation>{phase} dès la minute {start}, {length}</translation>
    </message>
    <message>
        <source>Chapters: {count}</source>
        <translation>Chapitres&#xa0;: {count}</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>under 1 min</source>
        <translation>moins de 1 min</translation>
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
        <translation>Touches (F1)</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Séance</translation>
    </message>
    <message>
        <source>Session {clock}</source>
        <translation>Séance {clock}</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>Casque</translation>
    </message>
    <message>
        <source>Time lapse x{times}</source>
        <translation>Accéléré x{times}</translation>
    </message>
    <message>
        <source>SIMULATED: nobody sees this</source>
        <translation>SIMULÉ&#xa0;: personne ne voit ceci</translation>
    </message>
    <message>
        <source>{preset}, {planned}</source>
        <translation>{preset}, {planned}</translation>
    </message>
    <message>
        <source>{said}, first {before}</source>
        <translation>{said}, d’abord {before}</translation>
    </message>
</context>
<context>
    <name>TrendChart</name>
    <message>
        <source>session {number}: {change}</source>
        <translation>séance {number}&#xa0;: {change}</translation>
    </message>
</context>
<context>
    <name>TrendPanel</name>
    <message>
        <source>Past scales</source>
        <translation>Échelles passées</translation>
    </message>
    <message>
        <source>○ before, ● after, each from 0 to 10; below, the session’s number.</source>
        <translation>○ avant, ● après, chacun de 0 à 10&#xa0;; dessous, le numéro de la séance.</translation>
    </message>
    <message>
        <source>None yet. After a session they can be entered for this card.</source>
        <translation>Aucune encore. Après une séance, elles peuvent être notées pour cette carte.</translation>
    </message>
    <message>
        <source>{before} before, {after} after</source>
        <translation>{before} avant, {after} après</translation>
    </message>
    <message>
        <source>Newest: {change}</source>
        <translation>Dernière&#xa0;: {change}</translation>
    </message>
</context>
<context>
    <name>WishesPanel</name>
    <message>
        <source>Would rather not meet</source>
        <translation>Préfère ne pas rencontrer</translation>
    </message>
    <message>
        <source>Scenes that have any of these are not offered for this patient.</source>
        <translation>Les scènes qui en contiennent ne sont pas proposées à ce patient.</translation>
    </message>
    <message>
        <source>Posture</source>
        <translation>Posture</translation>
    </message>
    <message>
        <source>Either</source>
        <translation>Les deux</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Clinic’s</source>
        <translation>Celle de la clinique</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Settle</source>
        <translation>Installation</translation>
    </message>
    <message>
        <source>Onset</source>
        <translation>Montée</translation>
    </message>
    <message>
        <source>Deepen</source>
        <translation>Profondeur</translation>
    </message>
    <message>
        <source>Plateau</source>
        <translation>Plateau</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Dérive</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>Repos</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Reorient</source>
        <translation>Repères</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>Soon</source>
        <translation>Bientôt</translation>
    </message>
    <message>
        <source>When convenient</source>
        <translation>À l’occasion</translation>
    </message>
    <message>
        <source>For information</source>
        <translation>Pour information</translation>
    </message>
    <message>
        <source>Lying</source>
        <translation>Allongé</translation>
    </message>
    <message>
        <source>Seated</source>
        <translation>Assis</translation>
    </message>
    <message>
        <source>No voice</source>
        <translation>Sans voix</translation>
    </message>
    <message>
        <source>Heights</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Eau</translation>
    </message>
    <message>
        <source>Darkness</source>
        <translation>Obscurité</translation>
    </message>
    <message>
        <source>Wide sky</source>
        <translation>Ciel ouvert</translation>
    </message>
    <message>
        <source>Cold</source>
        <translation>Froid</translation>
    </message>
    <message>
        <source>Narrow space</source>
        <translation>Espace étroit</translation>
    </message>
    <message>
        <source>Nausea</source>
        <translation>Nausée</translation>
    </message>
    <message>
        <source>Anxiety</source>
        <translation>Anxiété</translation>
    </message>
    <message>
        <source>Pain</source>
        <translation>Douleur</translation>
    </message>
    <message>
        <source>Comfort</source>
        <translation>Confort</translation>
    </message>
    <message>
        <source>IV infusion, pain</source>
        <translation>Perfusion IV, douleur</translation>
    </message>
    <message>
        <source>IV infusion, CRPS</source>
        <translation>Perfusion IV, SDRC</translation>
    </message>
    <message>
        <source>Intramuscular</source>
        <translation>Intramusculaire</translation>
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
        <translation>Encadrement</translation>
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
        <translation>dans {seconds} s</translation>
    </message>
    <message>
        <source>in {length}</source>
        <translation>dans {length}</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Full (0 dB)</source>
        <translation>Plein (0 dB)</translation>
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
        <translation>Retour</translation>
    </message>
    <message>
        <source>Extend the infusion by</source>
        <translation>Prolonger la perfusion de</translation>
    </message>
    <message>
        <source>Shorten the infusion by</source>
        <translation>Raccourcir la perfusion de</translation>
    </message>
    <message>
        <source>The course follows what is set at the pump.</source>
        <translation>Le déroulé suit ce qui est réglé à la pompe.</translation>
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
        <translation>Non, retour</translation>
    </message>
</context>
<context>
    <name>_Strip</name>
    <message>
        <source>Course of the session</source>
        <translation>Déroulé de la séance</translation>
    </message>
    <message>
        <source>{phase}: since {start}, its end is open</source>
        <translation>{phase}&#xa0;: depuis {start}, fin ouverte</translation>
    </message>
    <message>
        <source>{phase}: {start} to {end}, {length}</source>
        <translation>{phase}&#xa0;: {start} à {end}, {length}</translation>
    </message>
</context>
</TS>
