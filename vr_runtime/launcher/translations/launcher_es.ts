<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>ActGrid</name>
    <message>
        <source>Acts</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <source>Ease</source>
        <translation>Suavizar</translation>
    </message>
    <message>
        <source>Eyes closed</source>
        <translation>Ojos cerrados</translation>
    </message>
    <message>
        <source>Staff approach</source>
        <translation>Personal se acerca</translation>
    </message>
    <message>
        <source>Level view</source>
        <translation>Nivelar la vista</translation>
    </message>
    <message>
        <source>Recentre</source>
        <translation>Recentrar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Prolongar</translation>
    </message>
    <message>
        <source>Shorten</source>
        <translation>Acortar</translation>
    </message>
    <message>
        <source>Change scene</source>
        <translation>Cambiar escena</translation>
    </message>
    <message>
        <source>Stopped early</source>
        <translation>Detenida antes</translation>
    </message>
    <message>
        <source>End session</source>
        <translation>Terminar la sesión</translation>
    </message>
    <message>
        <source>on</source>
        <translation>encendido</translation>
    </message>
    <message>
        <source>off</source>
        <translation>apagado</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Started again</source>
        <translation>Sigue de nuevo</translation>
    </message>
    <message>
        <source>Has the infusion started again?</source>
        <translation>¿Se ha reanudado la infusión?</translation>
    </message>
    <message>
        <source>The session leaves its way back and deepens once more.</source>
        <translation>La sesión deja el camino de vuelta y se profundiza otra vez.</translation>
    </message>
    <message>
        <source>It has started</source>
        <translation>Se ha reanudado</translation>
    </message>
    <message>
        <source>Has the infusion been stopped before its time?</source>
        <translation>¿Se ha detenido la infusión antes de tiempo?</translation>
    </message>
    <message>
        <source>The return begins at once.</source>
        <translation>El retorno empieza de inmediato.</translation>
    </message>
    <message>
        <source>It has stopped</source>
        <translation>Se ha detenido</translation>
    </message>
    <message>
        <source>End the session?</source>
        <translation>¿Terminar la sesión?</translation>
    </message>
    <message>
        <source>Light and sound go down in ten seconds. It cannot be taken back.</source>
        <translation>La luz y el sonido bajan en diez segundos. No se puede deshacer.</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>{act}: sent</source>
        <translation>{act}: enviado</translation>
    </message>
    <message>
        <source>{act}: done; {remark}</source>
        <translation>{act}: hecho; {remark}</translation>
    </message>
    <message>
        <source>{act}: done</source>
        <translation>{act}: hecho</translation>
    </message>
    <message>
        <source>{act}: refused: {reason}</source>
        <translation>{act}: rechazado: {reason}</translation>
    </message>
    <message>
        <source>{act}: not sent: {reason}</source>
        <translation>{act}: no enviado: {reason}</translation>
    </message>
    <message>
        <source>somebody else was quicker; look, and try again</source>
        <translation>alguien se adelantó; mire e inténtelo de nuevo</translation>
    </message>
    <message>
        <source>it was too long on its way; try again</source>
        <translation>tardó demasiado en llegar; inténtelo de nuevo</translation>
    </message>
    <message>
        <source>too many at once; wait a moment</source>
        <translation>demasiados a la vez; espere un momento</translation>
    </message>
</context>
<context>
    <name>AfterPage</name>
    <message>
        <source>After the session</source>
        <translation>Después de la sesión</translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULADO</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Abrir el informe</translation>
    </message>
    <message>
        <source>Save the report as…</source>
        <translation>Guardar el informe como…</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>Nueva sesión</translation>
    </message>
    <message>
        <source>The record of the session cannot be read. {why}</source>
        <translation>No se puede leer el registro de la sesión. {why}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>No session has ended on this PC yet.</source>
        <translation>En este PC aún no ha terminado ninguna sesión.</translation>
    </message>
    <message>
        <source>The session left no record, as it was set up.</source>
        <translation>La sesión no dejó registro, tal como se configuró.</translation>
    </message>
    <message>
        <source>A session is running. What comes after it is asked here once it has ended.</source>
        <translation>Hay una sesión en curso. Lo que sigue se pregunta aquí cuando termine.</translation>
    </message>
    <message>
        <source>To the session</source>
        <translation>Ir a la sesión</translation>
    </message>
    <message>
        <source>The answers have not been saved. Go on without them?</source>
        <translation>Las respuestas no se han guardado. ¿Seguir sin ellas?</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>Seguir sin ellas</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Quedarse aquí</translation>
    </message>
    <message>
        <source>Session {number} · {scene} · {preset}, {minutes} min planned</source>
        <translation>Sesión {number} · {scene} · {preset}, {minutes} min previstos</translation>
    </message>
</context>
<context>
    <name>Alarms</name>
    <message>
        <source>The picture is gone and does not come back by itself</source>
        <translation>La imagen se ha ido y no vuelve por sí sola</translation>
    </message>
    <message>
        <source>Take the headset off; end the session</source>
        <translation>Retire el visor; termine la sesión</translation>
    </message>
    <message>
        <source>The headset or its runtime is gone; it is tried again</source>
        <translation>El visor o su software no responde; se sigue intentando</translation>
    </message>
    <message>
        <source>Check its cable and its runtime</source>
        <translation>Revise su cable y su software</translation>
    </message>
    <message>
        <source>The headset is off</source>
        <translation>El visor está quitado</translation>
    </message>
    <message>
        <source>Look after the patient; put it on again, or end</source>
        <translation>Atienda al paciente; vuelva a ponerlo o termine</translation>
    </message>
    <message>
        <source>The headset does not know where it is</source>
        <translation>El visor no sabe dónde está</translation>
    </message>
    <message>
        <source>Free its cameras; give it light</source>
        <translation>Despeje sus cámaras; dele luz</translation>
    </message>
    <message>
        <source>The player had failed and was started again</source>
        <translation>La reproducción falló y se reinició</translation>
    </message>
    <message>
        <source>Ask the patient; note the time</source>
        <translation>Pregunte al paciente; anote la hora</translation>
    </message>
    <message>
        <source>The picture stutters</source>
        <translation>La imagen va a saltos</translation>
    </message>
    <message>
        <source>End other programs on this PC</source>
        <translation>Cierre otros programas de este PC</translation>
    </message>
    <message>
        <source>The planned end of the infusion has passed</source>
        <translation>El final previsto de la infusión ha pasado</translation>
    </message>
    <message>
        <source>Confirm stopped, or extend; nothing ends by itself</source>
        <translation>Confirme el fin o prolongue; nada termina por sí solo</translation>
    </message>
    <message>
        <source>The scene that was chosen is damaged; a built-in one is played</source>
        <translation>La escena elegida está dañada; se reproduce una incluida</translation>
    </message>
    <message>
        <source>Go on, or choose another scene</source>
        <translation>Siga, o elija otra escena</translation>
    </message>
    <message>
        <source>The scene flickers and is held back</source>
        <translation>La escena parpadea y se contiene</translation>
    </message>
    <message>
        <source>Choose another scene; tell its makers</source>
        <translation>Elija otra escena; avise a sus autores</translation>
    </message>
    <message>
        <source>The session is not being written down</source>
        <translation>La sesión no se está registrando</translation>
    </message>
    <message>
        <source>It plays on; make room on the disk of this PC</source>
        <translation>Sigue en marcha; libere espacio en el disco de este PC</translation>
    </message>
    <message>
        <source>There is no sound</source>
        <translation>No hay sonido</translation>
    </message>
    <message>
        <source>Check the headset&apos;s sound device; vr-runtime sound devices names them</source>
        <translation>Revise el dispositivo de sonido del visor; vr-runtime sound devices los nombra</translation>
    </message>
    <message>
        <source>Nothing is heard although sound is due</source>
        <translation>No se oye nada aunque toca sonido</translation>
    </message>
    <message>
        <source>Raise the volume; if that is no help, note it and go on</source>
        <translation>Suba el volumen; si no ayuda, anótelo y siga</translation>
    </message>
    <message>
        <source>The infusion is not confirmed as started</source>
        <translation>No se ha confirmado el inicio de la infusión</translation>
    </message>
    <message>
        <source>Confirm started once it runs</source>
        <translation>Confirme el inicio en cuanto corra</translation>
    </message>
    <message>
        <source>The infusion has been paused for long</source>
        <translation>La infusión lleva mucho tiempo en pausa</translation>
    </message>
    <message>
        <source>Resume, or confirm stopped: the return begins</source>
        <translation>Reanude, o confirme el fin: empieza el retorno</translation>
    </message>
    <message>
        <source>The sound plays on another device than at first</source>
        <translation>El sonido sale por otro dispositivo que al principio</translation>
    </message>
    <message>
        <source>Check who hears it; connect the headset&apos;s again</source>
        <translation>Compruebe quién lo oye; vuelva a conectar el del visor</translation>
    </message>
    <message>
        <source>The mirror shows an old picture</source>
        <translation>El espejo muestra una imagen antigua</translation>
    </message>
    <message>
        <source>Look at the patient: the headset plays on by itself</source>
        <translation>Mire al paciente: el visor sigue por sí solo</translation>
    </message>
    <message>
        <source>The disk of this PC is nearly full</source>
        <translation>El disco de este PC está casi lleno</translation>
    </message>
    <message>
        <source>Make room before the next session</source>
        <translation>Libere espacio antes de la próxima sesión</translation>
    </message>
    <message>
        <source>The clock of this PC was set, or it slept</source>
        <translation>Se cambió la hora de este PC, o estuvo suspendido</translation>
    </message>
    <message>
        <source>Compare the infusion&apos;s time if it slept; else nothing</source>
        <translation>Si estuvo suspendido, compare el tiempo de infusión; si no, nada</translation>
    </message>
    <message>
        <source>The sound had failed and was started again</source>
        <translation>El sonido falló y se reinició</translation>
    </message>
    <message>
        <source>Nothing, unless it happens again</source>
        <translation>Nada, salvo que se repita</translation>
    </message>
    <message>
        <source>It is time to ask how the patient is</source>
        <translation>Es hora de preguntar cómo está el paciente</translation>
    </message>
    <message>
        <source>Ask, and note it; silence this</source>
        <translation>Pregunte y anote; silencie este aviso</translation>
    </message>
    <message>
        <source>The headset has been on for long without a break</source>
        <translation>El visor lleva mucho tiempo puesto sin pausa</translation>
    </message>
    <message>
        <source>Offer a break without it; silence this</source>
        <translation>Ofrezca una pausa sin visor; silencie este aviso</translation>
    </message>
    <message>
        <source>The time of watching after the session is over</source>
        <translation>El tiempo de observación tras la sesión ha terminado</translation>
    </message>
    <message>
        <source>Look after the patient</source>
        <translation>Atienda al paciente</translation>
    </message>
    <message>
        <source>This system cannot be kept awake by the program</source>
        <translation>El programa no puede mantener despierto este sistema</translation>
    </message>
    <message>
        <source>Switch off sleep and screen lock</source>
        <translation>Desactive la suspensión y el bloqueo de pantalla</translation>
    </message>
    <message>
        <source>Is the headset&apos;s sound device plugged in and switched on?</source>
        <translation>¿Está conectado y encendido el dispositivo de sonido del visor?</translation>
    </message>
    <message>
        <source>Emergency is on</source>
        <translation>Emergencia activa</translation>
    </message>
    <message>
        <source>Look after the patient; clear it when all is calm</source>
        <translation>Atienda al paciente; anúlela cuando todo esté en calma</translation>
    </message>
</context>
<context>
    <name>AlarmsBar</name>
    <message>
        <source>Silence</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarmas</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Todo en orden</translation>
    </message>
    <message>
        <source>{cause}. {action}</source>
        <translation>{cause}. {action}</translation>
    </message>
    <message>
        <source>{level}, silenced</source>
        <translation>{level}, silenciada</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n más</numerusform>
            <numerusform>%n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlarmsList</name>
    <message>
        <source>All alarms</source>
        <translation>Todas las alarmas</translation>
    </message>
    <message>
        <source>Silenced</source>
        <translation>Silenciada</translation>
    </message>
    <message>
        <source>Silence: {cause}</source>
        <translation>Silenciar: {cause}</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Silenciar</translation>
    </message>
</context>
<context>
    <name>Beginning</name>
    <message>
        <source>The session could not be started: {why}</source>
        <translation>No se pudo empezar la sesión: {why}</translation>
    </message>
    <message>
        <source>The session ended before it had begun</source>
        <translation>La sesión terminó antes de empezar</translation>
    </message>
    <message>
        <source>This takes longer than usual; the headset’s software may still be starting …</source>
        <translation>Tarda más de lo normal; quizá el software del visor aún está arrancando…</translation>
    </message>
    <message>
        <source>Waiting for the first picture in the headset …</source>
        <translation>Esperando la primera imagen en el visor…</translation>
    </message>
    <message>
        <source>Starting the session …</source>
        <translation>Empezando la sesión…</translation>
    </message>
</context>
<context>
    <name>CardStrip</name>
    <message>
        <source>Patient’s card</source>
        <translation>Tarjeta del paciente</translation>
    </message>
    <message>
        <source>Card code</source>
        <translation>Código de tarjeta</translation>
    </message>
    <message>
        <source>Code of the patient’s card</source>
        <translation>Código de la tarjeta del paciente</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>Nueva tarjeta</translation>
    </message>
    <message>
        <source>Repeat last set-up</source>
        <translation>Como la última vez</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Show card</source>
        <translation>Ver la tarjeta</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Delete the card {code}?</source>
        <translation>¿Eliminar la tarjeta {code}?</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Everything that is kept under this code is removed for good. Nobody can bring it back.</source>
        <translation>Todo lo guardado con este código se borra para siempre. Nadie puede recuperarlo.</translation>
    </message>
    <message>
        <source>There was no session with this card yet</source>
        <translation>Aún no hubo ninguna sesión con esta tarjeta</translation>
    </message>
    <message>
        <source>New: write the code down for the patient, or print the card</source>
        <translation>Nueva: anote el código para el paciente o imprima la tarjeta</translation>
    </message>
    <message>
        <source>Sessions: {count}</source>
        <translation>Sesiones: {count}</translation>
    </message>
    <message>
        <source>avoids: {tags}</source>
        <translation>evita: {tags}</translation>
    </message>
</context>
<context>
    <name>CardsPage</name>
    <message>
        <source>Plan a session</source>
        <translation>Planificar una sesión</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Show QR picture</source>
        <translation>Mostrar el código QR</translation>
    </message>
    <message>
        <source>Close card</source>
        <translation>Cerrar la tarjeta</translation>
    </message>
    <message>
        <source>Delete card</source>
        <translation>Eliminar la tarjeta</translation>
    </message>
    <message>
        <source>Preference cards</source>
        <translation>Tarjetas de preferencias</translation>
    </message>
    <message>
        <source>Delete the card {code}?</source>
        <translation>¿Eliminar la tarjeta {code}?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Everything that is kept under this code is removed for good. Nobody can bring it back.</source>
        <translation>Todo lo guardado con este código se borra para siempre. Nadie puede recuperarlo.</translation>
    </message>
    <message>
        <source>This PC has no printer. The card is shown in the browser, which can print it or save it.</source>
        <translation>Este PC no tiene impresora. La tarjeta se muestra en el navegador, que puede imprimirla o guardarla.</translation>
    </message>
    <message>
        <source>This PC has no printer and no browser. The card lies in {file}.</source>
        <translation>Este PC no tiene impresora ni navegador. La tarjeta está en {file}.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Card {code}</source>
        <translation>Tarjeta {code}</translation>
    </message>
    <message>
        <source>New. Print it, or write the code down for the patient.</source>
        <translation>Nueva. Imprímala o anote el código para el paciente.</translation>
    </message>
    <message>
        <source>Sessions so far: {count}</source>
        <translation>Sesiones hasta ahora: {count}</translation>
    </message>
    <message>
        <source>There is no such card on this PC. It may have been deleted.</source>
        <translation>Esa tarjeta no está en este PC. Puede que se haya eliminado.</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Worn, tracking: not known</source>
        <translation>Puesto, seguimiento: desconocido</translation>
    </message>
    <message>
        <source>Worn</source>
        <translation>Puesto</translation>
    </message>
    <message>
        <source>Headset off</source>
        <translation>Visor quitado</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Seguimiento</translation>
    </message>
    <message>
        <source>No tracking</source>
        <translation>Sin seguimiento</translation>
    </message>
    <message>
        <source>{rate} Hz</source>
        <translation>{rate} Hz</translation>
    </message>
    <message>
        <source>Rate: not known</source>
        <translation>Frecuencia: desconocida</translation>
    </message>
    <message>
        <source>Battery {percent}</source>
        <translation>Batería {percent}</translation>
    </message>
    <message>
        <source>Sharpness {percent}</source>
        <translation>Nitidez {percent}</translation>
    </message>
    <message>
        <source>Came back: {0}</source>
        <translation>Volvió: {0}</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Sin imagen</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Link lost</source>
        <translation>Enlace perdido</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Enlazado</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>Visor</translation>
    </message>
</context>
<context>
    <name>Clocks</name>
    <message>
        <source>Over</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Emergencia</translation>
    </message>
    <message>
        <source>Ending</source>
        <translation>Terminando</translation>
    </message>
    <message>
        <source>Nothing more comes</source>
        <translation>No viene nada más</translation>
    </message>
    <message>
        <source>Paused in {phase}</source>
        <translation>En pausa: {phase}</translation>
    </message>
    <message>
        <source>Waits for: dose over</source>
        <translation>Espera: fin de la dosis</translation>
    </message>
    <message>
        <source>Waits for: infusion stopped</source>
        <translation>Espera: infusión detenida</translation>
    </message>
    <message>
        <source>Played to its end</source>
        <translation>Reproducido hasta el final</translation>
    </message>
    <message>
        <source>Ends in {length}</source>
        <translation>Termina en {length}</translation>
    </message>
    <message>
        <source>Next: {phase}, once confirmed</source>
        <translation>Después: {phase}, al confirmar</translation>
    </message>
    <message>
        <source>Next: {phase} in {length}</source>
        <translation>Después: {phase} en {length}</translation>
    </message>
    <message>
        <source>Dim grey and silence, in {phase}</source>
        <translation>Gris tenue y silencio, en {phase}</translation>
    </message>
    <message>
        <source>Dose: not given yet</source>
        <translation>Dosis: aún no administrada</translation>
    </message>
    <message>
        <source>Since the dose</source>
        <translation>Desde la dosis</translation>
    </message>
    <message>
        <source>Infusion not started, of {planned}</source>
        <translation>Infusión sin empezar, de {planned}</translation>
    </message>
    <message>
        <source>Infusion, of {planned}</source>
        <translation>Infusión, de {planned}</translation>
    </message>
    <message>
        <source>Infusion paused, of {planned}</source>
        <translation>Infusión en pausa, de {planned}</translation>
    </message>
    <message>
        <source>Infusion stopped, of {planned}</source>
        <translation>Infusión detenida, de {planned}</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sesión</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Restante</translation>
    </message>
    <message>
        <source>Phase and time</source>
        <translation>Fase y tiempo</translation>
    </message>
</context>
<context>
    <name>ComfortPanel</name>
    <message>
        <source>Comfort</source>
        <translation>Bienestar</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>Voice: {language}</source>
        <translation>Voz: {language}</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Música</translation>
    </message>
    <message>
        <source>Breath light</source>
        <translation>Luz de respiración</translation>
    </message>
    <message>
        <source>Begins with a light to breathe with</source>
        <translation>Empieza con una luz para acompañar la respiración</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Brillo</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>Course</name>
    <message>
        <source>Infusion started</source>
        <translation>Infusión iniciada</translation>
    </message>
    <message>
        <source>Infusion paused</source>
        <translation>Infusión en pausa</translation>
    </message>
    <message>
        <source>Infusion resumed</source>
        <translation>Infusión reanudada</translation>
    </message>
    <message>
        <source>Infusion stopped</source>
        <translation>Infusión detenida</translation>
    </message>
    <message>
        <source>Extended by {0} min</source>
        <translation>Prolongada {0} min</translation>
    </message>
    <message>
        <source>Shortened by {0} min</source>
        <translation>Acortada {0} min</translation>
    </message>
    <message>
        <source>Ease on</source>
        <translation>Suavizar activado</translation>
    </message>
    <message>
        <source>Ease off</source>
        <translation>Suavizar desactivado</translation>
    </message>
    <message>
        <source>Eyes closed</source>
        <translation>Ojos cerrados</translation>
    </message>
    <message>
        <source>Picture back</source>
        <translation>Imagen de vuelta</translation>
    </message>
    <message>
        <source>Staff came near</source>
        <translation>El personal se acercó</translation>
    </message>
    <message>
        <source>View levelled</source>
        <translation>Vista nivelada</translation>
    </message>
    <message>
        <source>View level with the room</source>
        <translation>Vista según la sala</translation>
    </message>
    <message>
        <source>Recentred</source>
        <translation>Recentrado</translation>
    </message>
    <message>
        <source>Brightness {0} %</source>
        <translation>Brillo {0}&#xa0;%</translation>
    </message>
    <message>
        <source>Volume {0} dB</source>
        <translation>Volumen {0} dB</translation>
    </message>
    <message>
        <source>Music on</source>
        <translation>Música activada</translation>
    </message>
    <message>
        <source>Music off</source>
        <translation>Música desactivada</translation>
    </message>
    <message>
        <source>Voice on</source>
        <translation>Voz activada</translation>
    </message>
    <message>
        <source>Voice off</source>
        <translation>Voz desactivada</translation>
    </message>
    <message>
        <source>Breath light on</source>
        <translation>Luz de respiración activada</translation>
    </message>
    <message>
        <source>Breath light off</source>
        <translation>Luz de respiración desactivada</translation>
    </message>
    <message>
        <source>Scene: {0}</source>
        <translation>Escena: {0}</translation>
    </message>
    <message>
        <source>Alarm silenced</source>
        <translation>Alarma silenciada</translation>
    </message>
    <message>
        <source>Scale noted: {0}</source>
        <translation>Escala anotada: {0}</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Emergencia</translation>
    </message>
    <message>
        <source>Emergency cleared</source>
        <translation>Emergencia anulada</translation>
    </message>
    <message>
        <source>End of the session</source>
        <translation>Fin de la sesión</translation>
    </message>
    <message>
        <source>Headset off</source>
        <translation>Visor quitado</translation>
    </message>
    <message>
        <source>Headset on again</source>
        <translation>Visor puesto de nuevo</translation>
    </message>
</context>
<context>
    <name>EmergencyCorner</name>
    <message>
        <source>Clear it</source>
        <translation>Anularla</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Mantenerla</translation>
    </message>
    <message>
        <source>Clearing: sent</source>
        <translation>Anulación: enviada</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Anular</translation>
    </message>
    <message>
        <source>No connection: take the headset off</source>
        <translation>Sin conexión: retire el visor</translation>
    </message>
    <message>
        <source>Emergency is on</source>
        <translation>Emergencia activa</translation>
    </message>
    <message>
        <source>Emergency: sent</source>
        <translation>Emergencia: enviada</translation>
    </message>
    <message>
        <source>If it stays bright: take the headset off</source>
        <translation>Si sigue claro: retire el visor</translation>
    </message>
    <message>
        <source>Take the headset off</source>
        <translation>Retire el visor</translation>
    </message>
    <message>
        <source>No connection. F12 tries the emergency</source>
        <translation>Sin conexión. F12 intenta la emergencia</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Emergencia</translation>
    </message>
    <message>
        <source>Dim grey and silence at once (F12)</source>
        <translation>Gris tenue y silencio al instante (F12)</translation>
    </message>
    <message>
        <source>Clear the emergency? The picture comes back slowly.</source>
        <translation>¿Anular la emergencia? La imagen vuelve despacio.</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>Go to it</source>
        <translation>Ir a ella</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Continuarla</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Comprobar de nuevo</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Entendido</translation>
    </message>
    <message>
        <source>That session does not answer this window. Wait ten seconds and try again; if it stays so, take the headset off and restart this PC.</source>
        <translation>Esa sesión no responde a esta ventana. Espere diez segundos e inténtelo de nuevo; si sigue igual, retire el visor y reinicie este PC.</translation>
    </message>
    <message>
        <source>A session is still in the headset. Nothing here leads it any more.</source>
        <translation>Aún hay una sesión en el visor. Nada la dirige ya desde aquí.</translation>
    </message>
    <message>
        <source>Another session runs on this PC.</source>
        <translation>Hay otra sesión en curso en este PC.</translation>
    </message>
    <message>
        <source>There is no session left to go on with. Start a new one.</source>
        <translation>Ya no hay ninguna sesión que continuar. Empiece una nueva.</translation>
    </message>
    <message>
        <source>The headset’s software does not answer. Start it on this PC and switch the headset on.</source>
        <translation>El programa del visor no responde. Ábralo en este PC y encienda el visor.</translation>
    </message>
    <message>
        <source>No headset was found. Plug its cable in, switch it on and wait until it shows a picture.</source>
        <translation>No se encontró ningún visor. Enchufe su cable, enciéndalo y espere a que muestre una imagen.</translation>
    </message>
    <message>
        <source>The headset did not take the session. Close other VR programs and plug its cable in again.</source>
        <translation>El visor no aceptó la sesión. Cierre otros programas de RV y vuelva a enchufar su cable.</translation>
    </message>
    <message>
        <source>This PC’s graphics card or its driver cannot show the scenes.</source>
        <translation>La tarjeta gráfica de este PC o su controlador no puede mostrar las escenas.</translation>
    </message>
    <message>
        <source>The sound device was not found. Plug it in, or choose another one in the settings.</source>
        <translation>No se encontró el dispositivo de sonido. Enchúfelo o elija otro en los ajustes.</translation>
    </message>
    <message>
        <source>The clinic’s settings do not allow this session as it is.</source>
        <translation>Los ajustes de la clínica no permiten esta sesión tal como está.</translation>
    </message>
    <message>
        <source>The session’s record cannot be written. Look whether this PC’s disk is full.</source>
        <translation>No se puede escribir el registro de la sesión. Compruebe si el disco de este PC está lleno.</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Clock</source>
        <translation>Reloj</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>Picture timing</source>
        <translation>Ritmo de imagen</translation>
    </message>
    <message>
        <source>Headset functions</source>
        <translation>Funciones del visor</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>Visor</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Tarjeta gráfica</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Preajustes</translation>
    </message>
    <message>
        <source>User rights</source>
        <translation>Permisos de usuario</translation>
    </message>
    <message>
        <source>Refresh rate</source>
        <translation>Frecuencia de imagen</translation>
    </message>
    <message>
        <source>Headset software</source>
        <translation>Software del visor</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sesión</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Sleep of this PC</source>
        <translation>Suspensión de este PC</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Sound quality</source>
        <translation>Calidad del sonido</translation>
    </message>
    <message>
        <source>Floor height</source>
        <translation>Altura del suelo</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Seguimiento</translation>
    </message>
    <message>
        <source>Worn</source>
        <translation>Puesto</translation>
    </message>
    <message>
        <source>As they should be</source>
        <translation>Como deben ser</translation>
    </message>
    <message>
        <source>The program runs with an administrator’s rights</source>
        <translation>El programa se ejecuta con permisos de administrador</translation>
    </message>
    <message>
        <source>Start it as an ordinary user</source>
        <translation>Inícielo como usuario normal</translation>
    </message>
    <message>
        <source>The headset’s software is not running, or not installed</source>
        <translation>El software del visor no está en marcha o no está instalado</translation>
    </message>
    <message>
        <source>Start the headset’s software, then check again</source>
        <translation>Inicie el software del visor y compruebe de nuevo</translation>
    </message>
    <message>
        <source>{headset} is connected</source>
        <translation>{headset} está conectado</translation>
    </message>
    <message>
        <source>No headset answers</source>
        <translation>No responde ningún visor</translation>
    </message>
    <message>
        <source>Connect the headset and switch it on, then check again</source>
        <translation>Conecte y encienda el visor y compruebe de nuevo</translation>
    </message>
    <message>
        <source>The headset’s software does not answer</source>
        <translation>El software del visor no responde</translation>
    </message>
    <message>
        <source>Restart the headset and its software, then check again</source>
        <translation>Reinicie el visor y su software y compruebe de nuevo</translation>
    </message>
    <message>
        <source>All that a session uses: {count}</source>
        <translation>Todo lo que usa una sesión: {count}</translation>
    </message>
    <message>
        <source>The headset’s software lacks {extension}</source>
        <translation>Al software del visor le falta {extension}</translation>
    </message>
    <message>
        <source>Have it updated; a session can be played all the same</source>
        <translation>Haga que lo actualicen; aun así se puede hacer una sesión</translation>
    </message>
    <message>
        <source>No graphics card draws; pictures will be late</source>
        <translation>No dibuja ninguna tarjeta gráfica; las imágenes llegarán tarde</translation>
    </message>
    <message>
        <source>Have the graphics card’s driver installed</source>
        <translation>Haga instalar el controlador de la tarjeta gráfica</translation>
    </message>
    <message>
        <source>The headset does not say how many pictures a second it shows</source>
        <translation>El visor no dice cuántas imágenes por segundo muestra</translation>
    </message>
    <message>
        <source>Check in the headset’s own settings that it is 90 Hz</source>
        <translation>Compruebe en los ajustes del visor que son 90 Hz</translation>
    </message>
    <message>
        <source>{hz:.0f} Hz; 90 Hz is wanted</source>
        <translation>{hz:.0f} Hz; se necesitan 90 Hz</translation>
    </message>
    <message>
        <source>Set 90 Hz in the headset’s own settings</source>
        <translation>Ponga 90 Hz en los ajustes del visor</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Conocida</translation>
    </message>
    <message>
        <source>The height of the floor is not known</source>
        <translation>No se conoce la altura del suelo</translation>
    </message>
    <message>
        <source>Set up the room in the headset’s own software</source>
        <translation>Configure la sala en el software del visor</translation>
    </message>
    <message>
        <source>The headset knows where the head is</source>
        <translation>El visor sabe dónde está la cabeza</translation>
    </message>
    <message>
        <source>Not known yet: the headset is asleep</source>
        <translation>Aún no se sabe: el visor está en reposo</translation>
    </message>
    <message>
        <source>Put the headset on, or wake it, then check again</source>
        <translation>Póngase el visor o actívelo y compruebe de nuevo</translation>
    </message>
    <message>
        <source>The headset only guesses where the head is</source>
        <translation>El visor solo estima dónde está la cabeza</translation>
    </message>
    <message>
        <source>Free its cameras’ view and give the room some light</source>
        <translation>Despeje la vista de sus cámaras y dé algo de luz a la sala</translation>
    </message>
    <message>
        <source>The headset does not know where the head is</source>
        <translation>El visor no sabe dónde está la cabeza</translation>
    </message>
    <message>
        <source>The headset does not say</source>
        <translation>El visor no lo dice</translation>
    </message>
    <message>
        <source>The headset is worn</source>
        <translation>El visor está puesto</translation>
    </message>
    <message>
        <source>Nobody wears the headset yet</source>
        <translation>Nadie lleva aún el visor</translation>
    </message>
    <message>
        <source>No sound is played with this set-up</source>
        <translation>Con esta configuración no suena nada</translation>
    </message>
    <message>
        <source>From the headset: {device}</source>
        <translation>Por el visor: {device}</translation>
    </message>
    <message>
        <source>From {device}</source>
        <translation>Por {device}</translation>
    </message>
    <message>
        <source>From {device}, which is not the headset’s own device</source>
        <translation>Por {device}, que no es el del visor</translation>
    </message>
    <message>
        <source>Check left and right, and whether the patient hears it</source>
        <translation>Compruebe izquierda y derecha, y que el paciente lo oiga</translation>
    </message>
    <message>
        <source>There is no sound device; the session would be silent</source>
        <translation>No hay dispositivo de sonido; la sesión sería muda</translation>
    </message>
    <message>
        <source>Connect headphones or the headset, and check again</source>
        <translation>Conecte unos auriculares o el visor y compruebe de nuevo</translation>
    </message>
    <message>
        <source>{device} is not there</source>
        <translation>{device} no está</translation>
    </message>
    <message>
        <source>Connect it and check again, or choose another device in the settings</source>
        <translation>Conéctelo y compruebe de nuevo, o elija otro en los ajustes</translation>
    </message>
    <message>
        <source>Stereo</source>
        <translation>Estéreo</translation>
    </message>
    <message>
        <source>{device} does not take the session’s sound</source>
        <translation>{device} no acepta el sonido de la sesión</translation>
    </message>
    <message>
        <source>Close other programs that use it, or choose another device in the settings</source>
        <translation>Cierre los programas que lo usan, o elija otro en los ajustes</translation>
    </message>
    <message>
        <source>There is room for journal and reports</source>
        <translation>Hay espacio para el registro y los informes</translation>
    </message>
    <message>
        <source>Nothing can be written to {folder}</source>
        <translation>No se puede escribir en {folder}</translation>
    </message>
    <message>
        <source>Have the engineer look at this PC’s disk</source>
        <translation>Pida al técnico que revise el disco de este PC</translation>
    </message>
    <message>
        <source>Only {free_mib} MiB are free for journal and reports</source>
        <translation>Solo quedan {free_mib} MiB para el registro y los informes</translation>
    </message>
    <message>
        <source>Make room on the disk of this PC</source>
        <translation>Libere espacio en el disco de este PC</translation>
    </message>
    <message>
        <source>The disk is full: {free_mib} MiB are free</source>
        <translation>El disco está lleno: {free_mib} MiB libres</translation>
    </message>
    <message>
        <source>Make room on the disk of this PC, then check again</source>
        <translation>Libere espacio en el disco de este PC y compruebe de nuevo</translation>
    </message>
    <message>
        <source>This PC stays awake during a session</source>
        <translation>Este PC sigue despierto durante una sesión</translation>
    </message>
    <message>
        <source>This PC could fall asleep during a session</source>
        <translation>Este PC podría suspenderse durante una sesión</translation>
    </message>
    <message>
        <source>Switch off sleep and screen lock in the system’s settings</source>
        <translation>Desactive la suspensión y el bloqueo de pantalla en los ajustes del sistema</translation>
    </message>
    <message>
        <source>None is running</source>
        <translation>No hay ninguna en curso</translation>
    </message>
    <message>
        <source>A session is running on this PC already</source>
        <translation>Ya hay una sesión en curso en este PC</translation>
    </message>
    <message>
        <source>Go to it on the page of the running session</source>
        <translation>Vaya a ella en la página de la sesión en curso</translation>
    </message>
    <message>
        <source>A session broke off {minutes_ago} min ago</source>
        <translation>Una sesión se interrumpió hace {minutes_ago} min</translation>
    </message>
    <message>
        <source>Go on with it, or start a new one</source>
        <translation>Continúela o empiece una nueva</translation>
    </message>
    <message>
        <source>Runs steadily</source>
        <translation>Va con regularidad</translation>
    </message>
    <message>
        <source>This PC says that it is the year {year}</source>
        <translation>Este PC dice que es el año {year}</translation>
    </message>
    <message>
        <source>Set date and time of this PC</source>
        <translation>Ajuste la fecha y la hora de este PC</translation>
    </message>
    <message>
        <source>Can be used: {presets}</source>
        <translation>Se pueden usar: {presets}</translation>
    </message>
    <message>
        <source>The preset {preset} has mistakes and cannot be used</source>
        <translation>El preajuste {preset} tiene errores y no se puede usar</translation>
    </message>
    <message>
        <source>Choose another one; the engineer can mend its file</source>
        <translation>Elija otro; el técnico puede corregir su archivo</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>En orden</translation>
    </message>
    <message>
        <source>Fine steps</source>
        <translation>Tonos finos</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exacto</translation>
    </message>
</context>
<context>
    <name>FramePlot</name>
    <message>
        <source>Frames of the last five minutes</source>
        <translation>Imágenes de los últimos cinco minutos</translation>
    </message>
    <message>
        <source>Frames: none yet</source>
        <translation>Imágenes: ninguna aún</translation>
    </message>
    <message>
        <source>Frames {took} of {may} ms, {missed} missed</source>
        <translation>Imágenes {took} de {may} ms, {missed} perdidas</translation>
    </message>
</context>
<context>
    <name>HelpOverlay</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation>Teclas de esta página</translation>
    </message>
    <message>
        <source>Emergency: dim grey and silence at once. It never clears one</source>
        <translation>Emergencia: gris tenue y silencio al instante. Nunca la anula</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>The next act, as large on the right</source>
        <translation>La próxima acción, la grande de la derecha</translation>
    </message>
    <message>
        <source>Ease on or off</source>
        <translation>Suavizar, activar o no</translation>
    </message>
    <message>
        <source>Eyes closed on or off</source>
        <translation>Ojos cerrados, activar o no</translation>
    </message>
    <message>
        <source>Staff approach</source>
        <translation>Personal se acerca</translation>
    </message>
    <message>
        <source>Level the view, or level with the room</source>
        <translation>Nivelar la vista, o según la sala</translation>
    </message>
    <message>
        <source>Recentre</source>
        <translation>Recentrar</translation>
    </message>
    <message>
        <source>Infusion paused, or resumed</source>
        <translation>Infusión en pausa o reanudada</translation>
    </message>
    <message>
        <source>Show all alarms</source>
        <translation>Mostrar todas las alarmas</translation>
    </message>
    <message>
        <source>Silence the alarm on show</source>
        <translation>Silenciar la alarma mostrada</translation>
    </message>
    <message>
        <source>Tab, arrows, Space</source>
        <translation>Tab, flechas, Espacio</translation>
    </message>
    <message>
        <source>Move, choose and press everything else</source>
        <translation>Moverse, elegir y pulsar todo lo demás</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Leave a question unanswered</source>
        <translation>Dejar una pregunta sin responder</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Estas teclas</translation>
    </message>
</context>
<context>
    <name>HostStart</name>
    <message>
        <source>The session could not be started: {why}</source>
        <translation>No se pudo empezar la sesión: {why}</translation>
    </message>
    <message>
        <source>The session ended at once (exit code {code})</source>
        <translation>La sesión terminó al instante (código de salida {code})</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>The command ended without a word (exit code {code})</source>
        <translation>El comando terminó sin decir nada (código de salida {code})</translation>
    </message>
</context>
<context>
    <name>LastPanel</name>
    <message>
        <source>Last session</source>
        <translation>Última sesión</translation>
    </message>
    <message>
        <source>No session was started with this card yet.</source>
        <translation>Aún no se ha iniciado ninguna sesión con esta tarjeta.</translation>
    </message>
    <message>
        <source>as the preset has it</source>
        <translation>según el preajuste</translation>
    </message>
    <message>
        <source>infusion of {length}</source>
        <translation>infusión de {length}</translation>
    </message>
    <message>
        <source>{length} in the headset</source>
        <translation>{length} en el visor</translation>
    </message>
    <message>
        <source>on</source>
        <translation>encendido</translation>
    </message>
    <message>
        <source>off</source>
        <translation>apagado</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Escena</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Brillo</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Música</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>Breath light</source>
        <translation>Luz de respiración</translation>
    </message>
</context>
<context>
    <name>LightSound</name>
    <message>
        <source>Brightness</source>
        <translation>Brillo</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Música</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>Breath light</source>
        <translation>Luz de respiración</translation>
    </message>
    <message>
        <source>Light and sound</source>
        <translation>Luz y sonido</translation>
    </message>
    <message>
        <source>on</source>
        <translation>encendido</translation>
    </message>
    <message>
        <source>off</source>
        <translation>apagado</translation>
    </message>
</context>
<context>
    <name>LockPanel</name>
    <message>
        <source>Engineer’s settings</source>
        <translation>Ajustes del técnico</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Cambiar la frase de acceso</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de acceso</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>La misma otra vez</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nueva frase de acceso</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Establecer</translation>
    </message>
    <message>
        <source>{fewest} letters at least; three or four words are easy to remember.</source>
        <translation>Al menos {fewest} letras; tres o cuatro palabras se recuerdan bien.</translation>
    </message>
    <message>
        <source>Everything can be changed now. Ten minutes without a touch close it again.</source>
        <translation>Ahora se puede cambiar todo. Diez minutos sin tocar nada lo vuelven a cerrar.</translation>
    </message>
    <message>
        <source>What the clinic has set can be seen here. To change it, the passphrase is needed.</source>
        <translation>Aquí se ve lo que la clínica ha ajustado. Para cambiarlo hace falta la frase de acceso.</translation>
    </message>
    <message>
        <source>Nobody has set a passphrase yet. Whoever opens these settings first sets it.</source>
        <translation>Nadie ha establecido aún una frase de acceso. Quien abra primero estos ajustes la establece.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Las dos no son iguales.</translation>
    </message>
    <message>
        <source>That is not the passphrase.</source>
        <translation>Esa no es la frase de acceso.</translation>
    </message>
    <message>
        <source>A passphrase has {fewest} letters at least.</source>
        <translation>Una frase de acceso tiene al menos {fewest} letras.</translation>
    </message>
    <message>
        <source>That is not the passphrase. Try again in {seconds} s.</source>
        <translation>Esa no es la frase de acceso. Inténtelo de nuevo en {seconds} s.</translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>No setting was changed yet.</source>
        <translation>Aún no se ha cambiado ningún ajuste.</translation>
    </message>
    <message>
        <source>The newest {shown}; “vr-runtime settings log” prints them all.</source>
        <translation>Los {shown} más recientes; «vr-runtime settings log» los muestra todos.</translation>
    </message>
    <message>
        <source>This list was altered outside the program: {fault}.</source>
        <translation>Esta lista se modificó fuera del programa: {fault}.</translation>
    </message>
    <message>
        <source>Passphrase set</source>
        <translation>Frase de acceso establecida</translation>
    </message>
    <message>
        <source>{setting}: {old} → {new}</source>
        <translation>{setting}: {old} → {new}</translation>
    </message>
    <message>
        <source>staff</source>
        <translation>personal</translation>
    </message>
    <message>
        <source>engineer</source>
        <translation>técnico</translation>
    </message>
    <message>
        <source>in the file, by hand</source>
        <translation>en el archivo, a mano</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>This session has no sound</source>
        <translation>Esta sesión no tiene sonido</translation>
    </message>
    <message>
        <source>Silent: the session is over</source>
        <translation>En silencio: la sesión ha terminado</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Sin sonido</translation>
    </message>
    <message>
        <source>Muted: emergency</source>
        <translation>Silenciado: emergencia</translation>
    </message>
    <message>
        <source>Silent, as the course asks</source>
        <translation>En silencio, como pide el curso</translation>
    </message>
    <message>
        <source>Nothing is heard</source>
        <translation>No se oye nada</translation>
    </message>
    <message>
        <source>{heard} LUFS heard, {asked} asked</source>
        <translation>{heard} LUFS oídos, {asked} pedidos</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
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
        <translation>{what}: menos</translation>
    </message>
    <message>
        <source>{what}: more</source>
        <translation>{what}: más</translation>
    </message>
</context>
<context>
    <name>Mirror</name>
    <message>
        <source>No picture yet</source>
        <translation>Aún sin imagen</translation>
    </message>
    <message>
        <source>Left eye</source>
        <translation>Ojo izquierdo</translation>
    </message>
    <message>
        <source>Left eye, {age} old</source>
        <translation>Ojo izquierdo, hace {age}</translation>
    </message>
    <message>
        <source>No picture for {age}</source>
        <translation>Sin imagen desde hace {age}</translation>
    </message>
    <message>
        <source>Left eye: dim grey, emergency</source>
        <translation>Ojo izquierdo: gris tenue, emergencia</translation>
    </message>
    <message>
        <source>Left eye: nearly dark, eyes closed</source>
        <translation>Ojo izquierdo: casi oscuro, ojos cerrados</translation>
    </message>
    <message>
        <source>Over: the session has ended</source>
        <translation>Fin: la sesión ha terminado</translation>
    </message>
    <message>
        <source>No picture: the player is gone</source>
        <translation>Sin imagen: la reproducción no está</translation>
    </message>
    <message>
        <source>Paused: headset off</source>
        <translation>En pausa: visor quitado</translation>
    </message>
    <message>
        <source>Waiting for the headset</source>
        <translation>Esperando al visor</translation>
    </message>
    <message>
        <source>Nearly dark: eyes closed</source>
        <translation>Casi oscuro: ojos cerrados</translation>
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
        <translation>Lo que ve el paciente</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Start</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sesión</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>Anteriores</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Tarjetas</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
</context>
<context>
    <name>NextActPanel</name>
    <message>
        <source>Next act</source>
        <translation>Próxima acción</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Confirm dose given</source>
        <translation>Confirmar dosis administrada</translation>
    </message>
    <message>
        <source>Confirm infusion started</source>
        <translation>Confirmar infusión iniciada</translation>
    </message>
    <message>
        <source>Settle is over: once it runs</source>
        <translation>El acomodo terminó: en cuanto corra</translation>
    </message>
    <message>
        <source>Once it is given</source>
        <translation>Cuando se haya administrado</translation>
    </message>
    <message>
        <source>Once it runs</source>
        <translation>En cuanto corra</translation>
    </message>
    <message>
        <source>Infusion resumed</source>
        <translation>Infusión reanudada</translation>
    </message>
    <message>
        <source>Once it runs again</source>
        <translation>En cuanto corra de nuevo</translation>
    </message>
    <message>
        <source>Dose is over</source>
        <translation>La dosis ha terminado</translation>
    </message>
    <message>
        <source>Infusion stopped</source>
        <translation>Infusión detenida</translation>
    </message>
    <message>
        <source>Begins the return; or extend below</source>
        <translation>Inicia el retorno; o prolongue abajo</translation>
    </message>
    <message>
        <source>Planned in {length}</source>
        <translation>Previsto en {length}</translation>
    </message>
    <message>
        <source>Confirm the stop in {length}</source>
        <translation>Confirmar el fin en {length}</translation>
    </message>
    <message>
        <source>Nothing to do now</source>
        <translation>Nada que hacer ahora</translation>
    </message>
    <message>
        <source>See the alarm</source>
        <translation>Vea la alarma</translation>
    </message>
    <message>
        <source>Below is what to do</source>
        <translation>Abajo está qué hacer</translation>
    </message>
    <message>
        <source>Headset off in {length}</source>
        <translation>Quitar el visor en {length}</translation>
    </message>
    <message>
        <source>End session</source>
        <translation>Terminar la sesión</translation>
    </message>
    <message>
        <source>It has played to its end</source>
        <translation>Ha llegado hasta el final</translation>
    </message>
    <message>
        <source>Look after the patient</source>
        <translation>Atienda al paciente</translation>
    </message>
    <message>
        <source>Clear the emergency at the bottom right</source>
        <translation>Anule la emergencia abajo a la derecha</translation>
    </message>
    <message>
        <source>The session ends</source>
        <translation>La sesión está terminando</translation>
    </message>
    <message>
        <source>Light and sound go down gently</source>
        <translation>La luz y el sonido bajan suavemente</translation>
    </message>
    <message>
        <source>The session is over</source>
        <translation>La sesión ha terminado</translation>
    </message>
    <message>
        <source>The headset may come off</source>
        <translation>Ya se puede quitar el visor</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>This window reaches no session. {why}</source>
        <translation>Esta ventana no alcanza ninguna sesión. {why}</translation>
    </message>
    <message>
        <source>The session no longer answers. The headset may play on: look after the patient first.</source>
        <translation>La sesión ya no responde. Puede que el visor siga: atienda primero al paciente.</translation>
    </message>
    <message>
        <source>Take the session up again</source>
        <translation>Retomar la sesión</translation>
    </message>
    <message>
        <source>Emergency did not reach the session. Lift the headset off the patient. {why}</source>
        <translation>La emergencia no llegó a la sesión. Retire el visor al paciente. {why}</translation>
    </message>
    <message>
        <source>Something in this window went wrong; the session is not affected. What it was stands in {log}</source>
        <translation>Algo falló en esta ventana; la sesión no se ve afectada. Los detalles están en {log}</translation>
    </message>
    <message>
        <source>No session is running.</source>
        <translation>No hay ninguna sesión en curso.</translation>
    </message>
    <message>
        <source>The session is being taken up again…</source>
        <translation>Se está retomando la sesión…</translation>
    </message>
    <message>
        <source>The session could not be taken up again. {why}</source>
        <translation>No se pudo retomar la sesión. {why}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>{name}: less</source>
        <translation>{name}: menos</translation>
    </message>
    <message>
        <source>{name}: more</source>
        <translation>{name}: más</translation>
    </message>
</context>
<context>
    <name>OpenPanel</name>
    <message>
        <source>Code of the card</source>
        <translation>Código de la tarjeta</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Make a card</source>
        <translation>Crear una tarjeta</translation>
    </message>
    <message>
        <source>As printed on the card. Capitals, spaces and hyphens do not matter.</source>
        <translation>Como está impreso en la tarjeta. Mayúsculas, espacios y guiones no importan.</translation>
    </message>
    <message>
        <source>The patient has a card</source>
        <translation>El paciente tiene tarjeta</translation>
    </message>
    <message>
        <source>The patient has none</source>
        <translation>El paciente no tiene</translation>
    </message>
    <message>
        <source>A card is a random code, printed for the patient. Under it this PC remembers what suited them: no name, no date, no number.</source>
        <translation>Una tarjeta es un código al azar, impreso para el paciente. Con él, este PC recuerda lo que le sentó bien: ni nombre, ni fecha, ni número.</translation>
    </message>
    <message>
        <source>One symbol is mistyped: the last one does not fit the others.</source>
        <translation>Hay un símbolo mal escrito: el último no encaja con los demás.</translation>
    </message>
    <message>
        <source>No code has the symbol {symbol}.</source>
        <translation>Ningún código tiene el símbolo {symbol}.</translation>
    </message>
    <message>
        <source>A code has {count} symbols.</source>
        <translation>Un código tiene {count} símbolos.</translation>
    </message>
</context>
<context>
    <name>PastPage</name>
    <message>
        <source>The record takes {size}</source>
        <translation>El registro ocupa {size}</translation>
    </message>
    <message>
        <source>Sessions are deleted after {days} days</source>
        <translation>Las sesiones se eliminan a los {days} días</translation>
    </message>
    <message>
        <source>{size} are free on this disk</source>
        <translation>{size} libres en este disco</translation>
    </message>
    <message>
        <source>Past sessions</source>
        <translation>Sesiones anteriores</translation>
    </message>
    <message>
        <source>Reading the record…</source>
        <translation>Leyendo el registro…</translation>
    </message>
    <message>
        <source>No session is in the record yet.</source>
        <translation>Aún no hay ninguna sesión registrada.</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Abrir el informe</translation>
    </message>
    <message>
        <source>Save the report as…</source>
        <translation>Guardar el informe como…</translation>
    </message>
    <message>
        <source>Export without date…</source>
        <translation>Exportar sin fecha…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Eliminar…</translation>
    </message>
    <message>
        <source>The record cannot be read. {why}</source>
        <translation>No se puede leer el registro. {why}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Delete session {number} for good?</source>
        <translation>¿Eliminar la sesión {number} para siempre?</translation>
    </message>
    <message>
        <source>{when}, {scene}, {length}. Nothing brings it back; an export or a saved report stays.</source>
        <translation>{when}, {scene}, {length}. Nada la recupera; una exportación o un informe guardado se conserva.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Session {number} was deleted.</source>
        <translation>Se eliminó la sesión {number}.</translation>
    </message>
    <message>
        <source>The session was not deleted. {why}</source>
        <translation>La sesión no se eliminó. {why}</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simulada</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N.º</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Scene and plan</source>
        <translation>Escena y plan</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
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
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>Infusion</source>
        <translation>Infusión</translation>
    </message>
    <message>
        <source>Time in the headset</source>
        <translation>Tiempo en el visor</translation>
    </message>
    <message>
        <source>Planned by</source>
        <translation>Planificado por</translation>
    </message>
    <message>
        <source>Minutes of infusion</source>
        <translation>Minutos de infusión</translation>
    </message>
    <message>
        <source>Minutes in the headset</source>
        <translation>Minutos en el visor</translation>
    </message>
    <message>
        <source>Cannot be used: {names}</source>
        <translation>No se pueden usar: {names}</translation>
    </message>
    <message>
        <source>in the headset, counted from the dose</source>
        <translation>en el visor, contados desde la dosis</translation>
    </message>
    <message>
        <source>in the headset</source>
        <translation>en el visor</translation>
    </message>
    <message>
        <source>of infusion</source>
        <translation>de infusión</translation>
    </message>
    <message>
        <source>That holds a longer infusion than the {most} min that this clinic allows</source>
        <translation>Eso da una infusión más larga que los {most} min que permite esta clínica</translation>
    </message>
    <message>
        <source>This preset cannot be used; choose another one</source>
        <translation>Este preajuste no se puede usar; elija otro</translation>
    </message>
    <message>
        <source>Give whole minutes from {least} to {most}</source>
        <translation>Indique minutos enteros de {least} a {most}</translation>
    </message>
    <message>
        <source>{name} (this clinic’s)</source>
        <translation>{name} (de esta clínica)</translation>
    </message>
    <message>
        <source>{name} – cannot be read</source>
        <translation>{name} – no se puede leer</translation>
    </message>
    <message>
        <source>{name} – not used in this clinic</source>
        <translation>{name} – no se usa en esta clínica</translation>
    </message>
</context>
<context>
    <name>PracticePanel</name>
    <message>
        <source>Practice in time lapse</source>
        <translation>Practicar a cámara rápida</translation>
    </message>
    <message>
        <source>{minutes} minutes of infusion on the simulated headset. It is kept among the past sessions.</source>
        <translation>{minutes} minutos de infusión en el visor simulado. Queda entre las sesiones anteriores.</translation>
    </message>
    <message>
        <source>{times} times as fast</source>
        <translation>{times} veces más rápido</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Start practice</source>
        <translation>Iniciar la práctica</translation>
    </message>
    <message>
        <source>A session is running.</source>
        <translation>Hay una sesión en curso.</translation>
    </message>
</context>
<context>
    <name>PreflightPanel</name>
    <message>
        <source>Before the session</source>
        <translation>Antes de la sesión</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>Visor</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simulado</translation>
    </message>
    <message>
        <source>Play on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Simulated: nobody wears it; to try things out or to show them</source>
        <translation>Simulado: nadie lo lleva; para probar o enseñar</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Comprobando …</translation>
    </message>
    <message>
        <source>Headset, sound and this PC</source>
        <translation>Visor, sonido y este PC</translation>
    </message>
    <message>
        <source>Listen: first left, then right …</source>
        <translation>Escuche: primero izquierda, luego derecha…</translation>
    </message>
    <message>
        <source>Played: first left, then right</source>
        <translation>Reproducido: primero izquierda, luego derecha</translation>
    </message>
    <message>
        <source>The answer of the check was not understood</source>
        <translation>No se entendió la respuesta de la comprobación</translation>
    </message>
    <message>
        <source>The check could not be made</source>
        <translation>No se pudo hacer la comprobación</translation>
    </message>
    <message>
        <source>All is ready</source>
        <translation>Todo está listo</translation>
    </message>
    <message>
        <source>Not ready: {subject}</source>
        <translation>No está listo: {subject}</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>To look at: {subjects}</source>
        <translation>A revisar: {subjects}</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Comprobar de nuevo</translation>
    </message>
    <message>
        <source>Play left, then right</source>
        <translation>Sonar izquierda, luego derecha</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Ocultar detalles</translation>
    </message>
    <message>
        <source>What to do: {remedy}</source>
        <translation>Qué hacer: {remedy}</translation>
    </message>
</context>
<context>
    <name>QrPicture</name>
    <message>
        <source>QR picture of the code {code}</source>
        <translation>Imagen QR del código {code}</translation>
    </message>
    <message>
        <source>A reader types the code; it says nothing else.</source>
        <translation>Un lector escribe el código; no dice nada más.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>the session has ended</source>
        <translation>la sesión ha terminado</translation>
    </message>
    <message>
        <source>a dose cannot be paused; ease or close the eyes</source>
        <translation>una dosis no se puede pausar; suavice o cierre los ojos</translation>
    </message>
    <message>
        <source>an emergency is on; clear it first</source>
        <translation>hay una emergencia activa; anúlela primero</translation>
    </message>
    <message>
        <source>the infusion is paused; resume it</source>
        <translation>la infusión está en pausa; reanúdela</translation>
    </message>
    <message>
        <source>the infusion has started already</source>
        <translation>la infusión ya ha empezado</translation>
    </message>
    <message>
        <source>the infusion is not paused</source>
        <translation>la infusión no está en pausa</translation>
    </message>
    <message>
        <source>the infusion has not started yet</source>
        <translation>la infusión aún no ha empezado</translation>
    </message>
    <message>
        <source>the infusion has been stopped already</source>
        <translation>la infusión ya está detenida</translation>
    </message>
    <message>
        <source>the infusion is paused already</source>
        <translation>la infusión ya está en pausa</translation>
    </message>
    <message>
        <source>the infusion would become too short or too long</source>
        <translation>la infusión sería demasiado corta o larga</translation>
    </message>
    <message>
        <source>the infusion has run longer already; confirm that it stopped</source>
        <translation>la infusión ya dura más; confirme que se detuvo</translation>
    </message>
    <message>
        <source>there is no emergency to clear</source>
        <translation>no hay emergencia que anular</translation>
    </message>
    <message>
        <source>it came too late; try again</source>
        <translation>llegó tarde; inténtelo de nuevo</translation>
    </message>
    <message>
        <source>whole minutes are needed, one at least</source>
        <translation>hacen falta minutos enteros, al menos uno</translation>
    </message>
    <message>
        <source>this session can take no more acts</source>
        <translation>esta sesión no admite más acciones</translation>
    </message>
    <message>
        <source>this session leaves no record to keep it in</source>
        <translation>esta sesión no deja registro donde guardarlo</translation>
    </message>
    <message>
        <source>this session has no sound; the setting is kept</source>
        <translation>esta sesión no tiene sonido; el ajuste se guarda</translation>
    </message>
    <message>
        <source>this session was begun without spoken lines</source>
        <translation>esta sesión se inició sin frases grabadas</translation>
    </message>
    <message>
        <source>the clinic&apos;s settings do not allow so much</source>
        <translation>los ajustes de la clínica no permiten tanto</translation>
    </message>
    <message>
        <source>the clinic&apos;s settings do not allow this scene</source>
        <translation>los ajustes de la clínica no permiten esta escena</translation>
    </message>
    <message>
        <source>the clinic&apos;s settings do not allow so long an infusion</source>
        <translation>los ajustes de la clínica no permiten una infusión tan larga</translation>
    </message>
    <message>
        <source>this PC does not have that scene any more</source>
        <translation>esa escena ya no está en este PC</translation>
    </message>
    <message>
        <source>it was sent twice; look, and try again</source>
        <translation>se envió dos veces; mire e inténtelo de nuevo</translation>
    </message>
    <message>
        <source>a fault of the program; look, and try again</source>
        <translation>un fallo del programa; mire e inténtelo de nuevo</translation>
    </message>
    <message>
        <source>the session belongs to another version of this program</source>
        <translation>la sesión es de otra versión de este programa</translation>
    </message>
    <message>
        <source>that alarm is gone already</source>
        <translation>esa alarma ya no está</translation>
    </message>
    <message>
        <source>no session is running</source>
        <translation>no hay ninguna sesión en curso</translation>
    </message>
    <message>
        <source>the session was taken up anew; try again</source>
        <translation>la sesión se ha retomado; inténtelo de nuevo</translation>
    </message>
    <message>
        <source>the session does not answer</source>
        <translation>la sesión no responde</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Save the report</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>Report (*.html);;Facts for programs (*.json)</source>
        <translation>Informe (*.html);;Datos para programas (*.json)</translation>
    </message>
    <message>
        <source>Export the session</source>
        <translation>Exportar la sesión</translation>
    </message>
    <message>
        <source>Session (*.jsonl)</source>
        <translation>Sesión (*.jsonl)</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>Guardado como {file}</translation>
    </message>
    <message>
        <source>The report opens in the browser</source>
        <translation>El informe se abre en el navegador</translation>
    </message>
    <message>
        <source>No program here opens the report. Save it as a file instead.</source>
        <translation>Ningún programa abre aquí el informe. Guárdelo como archivo.</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>No connection to the session</source>
        <translation>Sin conexión con la sesión</translation>
    </message>
    <message>
        <source>The picture may play on. When in doubt, take the headset off.</source>
        <translation>Puede que la imagen siga. En caso de duda, retire el visor.</translation>
    </message>
    <message>
        <source>Last known, {age} ago</source>
        <translation>Último estado conocido, hace {age}</translation>
    </message>
</context>
<context>
    <name>ScaleRow</name>
    <message>
        <source>{scale}: {number} of 10</source>
        <translation>{scale}: {number} de 10</translation>
    </message>
    <message>
        <source>0 not at all – 10 completely</source>
        <translation>0 nada – 10 por completo</translation>
    </message>
    <message>
        <source>0 none – 10 the worst</source>
        <translation>0 nada – 10 lo peor</translation>
    </message>
    <message>
        <source>{scale}: not answered</source>
        <translation>{scale}: sin respuesta</translation>
    </message>
</context>
<context>
    <name>ScalesPanel</name>
    <message>
        <source>How is the patient now?</source>
        <translation>¿Cómo está el paciente ahora?</translation>
    </message>
    <message>
        <source>Save the answers</source>
        <translation>Guardar las respuestas</translation>
    </message>
    <message>
        <source>Correct the answers</source>
        <translation>Corregir las respuestas</translation>
    </message>
    <message>
        <source>Ask, and enter what is said. What was not asked stays empty.</source>
        <translation>Pregunte y anote lo que se diga. Lo que no se preguntó queda vacío.</translation>
    </message>
    <message>
        <source>Saved in the record of session {number}.</source>
        <translation>Guardado en el registro de la sesión {number}.</translation>
    </message>
    <message>
        <source>Saved in the record of session {number} and on card {code}.</source>
        <translation>Guardado en el registro de la sesión {number} y en la tarjeta {code}.</translation>
    </message>
    <message>
        <source>Saved in the record of session {number}, but not on the card. {why}</source>
        <translation>Guardado en el registro de la sesión {number}, pero no en la tarjeta. {why}</translation>
    </message>
    <message>
        <source>The answers were not saved. {why}</source>
        <translation>Las respuestas no se guardaron. {why}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>What was saved stays in the record: {kept}</source>
        <translation>Lo guardado se conserva en el registro: {kept}</translation>
    </message>
    <message>
        <source>For the record of session {number}</source>
        <translation>Para el registro de la sesión {number}</translation>
    </message>
    <message>
        <source>For the record of session {number} and card {code}</source>
        <translation>Para el registro de la sesión {number} y la tarjeta {code}</translation>
    </message>
</context>
<context>
    <name>SceneTiles</name>
    <message>
        <source>Change over to</source>
        <translation>Cambiar a</translation>
    </message>
    <message>
        <source>It changes in the dark, once it is loaded.</source>
        <translation>Cambia a oscuras, en cuanto esté cargada.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Escenas</translation>
    </message>
    <message>
        <source>plays now</source>
        <translation>en curso</translation>
    </message>
</context>
<context>
    <name>ScenesPanel</name>
    <message>
        <source>The patient’s posture</source>
        <translation>Postura del paciente</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Escena</translation>
    </message>
    <message>
        <source>No scene suits this patient now</source>
        <translation>Ahora mismo ninguna escena le conviene a este paciente</translation>
    </message>
    <message>
        <source>Looking for the scenes …</source>
        <translation>Buscando las escenas…</translation>
    </message>
    <message>
        <source>There are no scenes. The program is not wholly installed; install it again.</source>
        <translation>No hay escenas. El programa no está instalado por completo; instálelo de nuevo.</translation>
    </message>
    <message>
        <source>Instead of {wanted} ({reason})</source>
        <translation>En lugar de {wanted} ({reason})</translation>
    </message>
    <message>
        <source>Cannot be played: {why}</source>
        <translation>No se puede reproducir: {why}</translation>
    </message>
    <message>
        <source>Not used in this clinic</source>
        <translation>No se usa en esta clínica</translation>
    </message>
    <message>
        <source>Card avoids: {tags}</source>
        <translation>La tarjeta evita: {tags}</translation>
    </message>
    <message>
        <source>For lying only</source>
        <translation>Solo tumbado</translation>
    </message>
    <message>
        <source>For sitting only</source>
        <translation>Solo sentado</translation>
    </message>
</context>
<context>
    <name>SessionStrip</name>
    <message>
        <source>The session that runs</source>
        <translation>La sesión en curso</translation>
    </message>
    <message>
        <source>To the session</source>
        <translation>Ir a la sesión</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Emergencia</translation>
    </message>
    <message>
        <source>Emergency: the picture is grey and the sound silent. Clear it on the session&apos;s page.</source>
        <translation>Emergencia: la imagen está gris y el sonido en silencio. Anúlela en la página de la sesión.</translation>
    </message>
    <message>
        <source>A session is running: {phase}, {clock}</source>
        <translation>Hay una sesión en curso: {phase}, {clock}</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>Allowed scenes</source>
        <translation>Escenas permitidas</translation>
    </message>
    <message>
        <source>Allowed presets</source>
        <translation>Preajustes permitidos</translation>
    </message>
    <message>
        <source>Scene at the start</source>
        <translation>Escena al empezar</translation>
    </message>
    <message>
        <source>Preset at the start</source>
        <translation>Preajuste al empezar</translation>
    </message>
    <message>
        <source>Sessions are kept</source>
        <translation>Las sesiones se conservan</translation>
    </message>
    <message>
        <source>Cards are kept</source>
        <translation>Las tarjetas se conservan</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>Este puesto</translation>
    </message>
    <message>
        <source>A new session starts with</source>
        <translation>Una sesión nueva empieza con</translation>
    </message>
    <message>
        <source>Limits of this clinic</source>
        <translation>Límites de esta clínica</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>What is kept, and for how long</source>
        <translation>Qué se conserva y cuánto tiempo</translation>
    </message>
    <message>
        <source>All of it can be changed for each session on the start page.</source>
        <translation>Todo ello se puede cambiar para cada sesión en la página de inicio.</translation>
    </message>
    <message>
        <source>No session and no act goes beyond these, however it is asked for. The program’s own limits hold besides.</source>
        <translation>Ninguna sesión ni acción los supera, se pida como se pida. Además rigen los límites del propio programa.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Escena</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>Planned infusion</source>
        <translation>Infusión prevista</translation>
    </message>
    <message>
        <source>Posture</source>
        <translation>Postura</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Brillo</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Música</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>Breath light</source>
        <translation>Luz de respiración</translation>
    </message>
    <message>
        <source>Most brightness</source>
        <translation>Brillo máximo</translation>
    </message>
    <message>
        <source>Most volume</source>
        <translation>Volumen máximo</translation>
    </message>
    <message>
        <source>Longest infusion</source>
        <translation>Infusión más larga</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Escenas</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Preajustes</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>Dispositivo de sonido</translation>
    </message>
    <message>
        <source>Ceiling of loudness</source>
        <translation>Tope de sonoridad</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sesiones</translation>
    </message>
    <message>
        <source>Preference cards</source>
        <translation>Tarjetas de preferencias</translation>
    </message>
    <message>
        <source>Of this window. The patient’s voice has a language of its own.</source>
        <translation>De esta ventana. La voz para el paciente tiene su propio idioma.</translation>
    </message>
    <message>
        <source>Dark keeps a dim room dim.</source>
        <translation>El oscuro mantiene la sala en penumbra.</translation>
    </message>
    <message>
        <source>Of everything in this window.</source>
        <translation>De todo en esta ventana.</translation>
    </message>
    <message>
        <source>Chosen when the start page opens.</source>
        <translation>Elegida al abrirse la página de inicio.</translation>
    </message>
    <message>
        <source>The route: how long each phase is, how bright and loud.</source>
        <translation>La vía: cuánto dura cada fase, con cuánta luz y sonido.</translation>
    </message>
    <message>
        <source>From 25 % to the clinic’s limit. It only lowers the light.</source>
        <translation>Del 25&#xa0;% al límite de la clínica. Solo baja la luz.</translation>
    </message>
    <message>
        <source>Which may be played. The built-in one replaces a damaged one.</source>
        <translation>Las que se pueden usar. La incluida sustituye a una dañada.</translation>
    </message>
    <message>
        <source>One not used for so many calendar years is deleted, 1 to 10.</source>
        <translation>La que no se use durante tantos años naturales se elimina, de 1 a 10.</translation>
    </message>
    <message>
        <source>From 15 to 360 minutes.</source>
        <translation>De 15 a 360 minutos.</translation>
    </message>
    <message>
        <source>Scenes that do not suit it are not offered.</source>
        <translation>Las escenas que no le convienen no se ofrecen.</translation>
    </message>
    <message>
        <source>0 dB is as loud as the plan asks for; −24 dB is barely heard.</source>
        <translation>0 dB es tan alto como pide el plan; −24 dB apenas se oye.</translation>
    </message>
    <message>
        <source>Soft, where the plan has room for it.</source>
        <translation>Suave, donde el plan le deja sitio.</translation>
    </message>
    <message>
        <source>The clinic’s recorded lines, in this language.</source>
        <translation>Las frases grabadas de la clínica, en este idioma.</translation>
    </message>
    <message>
        <source>A soft light to breathe with in the first minutes.</source>
        <translation>Una luz suave para acompañar la respiración los primeros minutos.</translation>
    </message>
    <message>
        <source>From 25 % to 100 %.</source>
        <translation>Del 25&#xa0;% al 100&#xa0;%.</translation>
    </message>
    <message>
        <source>From −24 dB to 0 dB.</source>
        <translation>De −24 dB a 0 dB.</translation>
    </message>
    <message>
        <source>From 15 to 360 minutes, extensions included.</source>
        <translation>De 15 a 360 minutos, prolongaciones incluidas.</translation>
    </message>
    <message>
        <source>Which may be used.</source>
        <translation>Los que se pueden usar.</translation>
    </message>
    <message>
        <source>Where the patient’s sound goes.</source>
        <translation>Adónde va el sonido del paciente.</translation>
    </message>
    <message>
        <source>For headphones that are loud by themselves: lowers the loudest moment by up to 24 dB.</source>
        <translation>Para auriculares que ya suenan fuerte: baja el momento más alto hasta 24 dB.</translation>
    </message>
    <message>
        <source>A session’s record is deleted after so many days, from 1 to 3650.</source>
        <translation>El registro de una sesión se elimina a los tantos días, de 1 a 3650.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>The headset’s own</source>
        <translation>El del visor</translation>
    </message>
    <message>
        <source>The system’s</source>
        <translation>El del sistema</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Sin sonido</translation>
    </message>
    <message>
        <source>{number} dB</source>
        <translation>{number} dB</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} días</translation>
    </message>
    <message>
        <source>{count} years</source>
        <translation>{count} años</translation>
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
        <translation>días</translation>
    </message>
    <message>
        <source>years</source>
        <translation>años</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Engineer</source>
        <translation>Técnico</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source> And {count} more: “vr-runtime settings” prints them.</source>
        <translation> Y {count} más: «vr-runtime settings» los muestra.</translation>
    </message>
</context>
<context>
    <name>SomeField</name>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Only these</source>
        <translation>Solo estos</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>A session is running. Another one can be started when it has ended.</source>
        <translation>Hay una sesión en curso. Se puede iniciar otra cuando termine.</translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation>Ir a ella</translation>
    </message>
    <message>
        <source>A session broke off {minutes} min ago. It can be gone on with where the infusion is now.</source>
        <translation>Una sesión se interrumpió hace {minutes} min. Se puede continuar donde está ahora la infusión.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Continuarla</translation>
    </message>
    <message>
        <source>Simulated headset: nobody wears this session, and its pictures go nowhere.</source>
        <translation>Visor simulado: nadie lleva esta sesión y sus imágenes no van a ninguna parte.</translation>
    </message>
    <message>
        <source>Use the headset</source>
        <translation>Usar el visor</translation>
    </message>
</context>
<context>
    <name>StartBar</name>
    <message>
        <source>Start session</source>
        <translation>Empezar la sesión</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Empezando…</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Simulated headset</source>
        <translation>Visor simulado</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Pausas</translation>
    </message>
    <message>
        <source>Still running</source>
        <translation>Sigue en curso</translation>
    </message>
    <message>
        <source>Broke off</source>
        <translation>Interrumpida</translation>
    </message>
    <message>
        <source>Played to its end</source>
        <translation>Reproducido hasta el final</translation>
    </message>
    <message>
        <source>Its set duration was over</source>
        <translation>Se cumplió su duración fijada</translation>
    </message>
    <message>
        <source>Ended by staff</source>
        <translation>Terminada por el personal</translation>
    </message>
    <message>
        <source>Interrupted from outside</source>
        <translation>Interrumpida desde fuera</translation>
    </message>
    <message>
        <source>The headset’s software asked for the end</source>
        <translation>El software del visor pidió el final</translation>
    </message>
    <message>
        <source>The headset was lost</source>
        <translation>Se perdió el visor</translation>
    </message>
    <message>
        <source>A problem ended it</source>
        <translation>Un problema la terminó</translation>
    </message>
    <message>
        <source>Broke off and was not taken up</source>
        <translation>Interrumpida y no retomada</translation>
    </message>
    <message>
        <source>Since the dose</source>
        <translation>Desde la dosis</translation>
    </message>
    <message>
        <source>Infusion</source>
        <translation>Infusión</translation>
    </message>
    <message>
        <source>Never confirmed as started</source>
        <translation>Nunca se confirmó su inicio</translation>
    </message>
    <message>
        <source>{ran} min, {planned} min planned</source>
        <translation>{ran} min, {planned} min previstos</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>One, {length}</source>
        <translation>Una, {length}</translation>
    </message>
    <message>
        <source>{count}, {length} in all</source>
        <translation>{count}, {length} en total</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarmas</translation>
    </message>
    <message>
        <source>{count}, {urgent} of them urgent</source>
        <translation>{count}, {urgent} de ellas urgentes</translation>
    </message>
    <message>
        <source>{count}, none urgent</source>
        <translation>{count}, ninguna urgente</translation>
    </message>
    <message>
        <source>{count}, for information only</source>
        <translation>{count}, solo informativas</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Nothing was recorded</source>
        <translation>No se registró nada</translation>
    </message>
    <message>
        <source>Smooth ({share} % came late)</source>
        <translation>Fluida ({share}&#xa0;% llegaron tarde)</translation>
    </message>
    <message>
        <source>Mostly smooth ({share} % came late)</source>
        <translation>Casi siempre fluida ({share}&#xa0;% llegaron tarde)</translation>
    </message>
    <message>
        <source>Stuttered ({share} % came late)</source>
        <translation>A saltos ({share}&#xa0;% llegaron tarde)</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Sonoridad</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>No medida</translation>
    </message>
    <message>
        <source>No sound was played</source>
        <translation>No se reprodujo sonido</translation>
    </message>
    <message>
        <source>{quietest} to {loudest} LUFS</source>
        <translation>{quietest} a {loudest} LUFS</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>As it was written</source>
        <translation>Tal como se escribió</translation>
    </message>
    <message>
        <source>Could not be checked</source>
        <translation>No se pudo comprobar</translation>
    </message>
    <message>
        <source>Not as it was written: {fault}</source>
        <translation>No está como se escribió: {fault}</translation>
    </message>
</context>
<context>
    <name>Summary of the start</name>
    <message>
        <source>{length} in the headset</source>
        <translation>{length} en el visor</translation>
    </message>
    <message>
        <source>A session is running</source>
        <translation>Hay una sesión en curso</translation>
    </message>
    <message>
        <source>Choose a scene first</source>
        <translation>Elija primero una escena</translation>
    </message>
    <message>
        <source>The plan cannot be started as it is: see beside its minutes</source>
        <translation>El plan no se puede iniciar así: vea junto a sus minutos</translation>
    </message>
    <message>
        <source>The check before the session found a problem</source>
        <translation>La comprobación previa encontró un problema</translation>
    </message>
    <message>
        <source>Started now, it ends at about {time}</source>
        <translation>Si empieza ahora, termina hacia las {time}</translation>
    </message>
</context>
<context>
    <name>SummaryPanel</name>
    <message>
        <source>The session</source>
        <translation>La sesión</translation>
    </message>
    <message>
        <source>Reading the record of the session…</source>
        <translation>Leyendo el registro de la sesión…</translation>
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <source>The plan as a line of time</source>
        <translation>El plan como línea de tiempo</translation>
    </message>
    <message>
        <source>Rests: {count}</source>
        <translation>Descansos: {count}</translation>
    </message>
    <message>
        <source>Effect {length}</source>
        <translation>Efecto {length}</translation>
    </message>
    <message>
        <source>Infusion {length}</source>
        <translation>Infusión {length}</translation>
    </message>
    <message>
        <source>No plan yet</source>
        <translation>Aún sin plan</translation>
    </message>
    <message>
        <source>{phase} from minute {start}, {length}</source>
        <translation>{phase} desde el minuto {start}, {length}</translation>
    </message>
    <message>
        <source>Chapters: {count}</source>
        <translation>Capítulos: {count}</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>under 1 min</source>
        <translation>menos de 1 min</translation>
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
        <translation>Teclas (F1)</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sesión</translation>
    </message>
    <message>
        <source>Session {clock}</source>
        <translation>Sesión {clock}</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>Visor</translation>
    </message>
    <message>
        <source>Time lapse x{times}</source>
        <translation>Acelerado x{times}</translation>
    </message>
    <message>
        <source>SIMULATED: nobody sees this</source>
        <translation>SIMULADO: nadie ve esto</translation>
    </message>
    <message>
        <source>{preset}, {planned}</source>
        <translation>{preset}, {planned}</translation>
    </message>
    <message>
        <source>{said}, first {before}</source>
        <translation>{said}, antes {before}</translation>
    </message>
</context>
<context>
    <name>TrendChart</name>
    <message>
        <source>session {number}: {change}</source>
        <translation>sesión {number}: {change}</translation>
    </message>
</context>
<context>
    <name>TrendPanel</name>
    <message>
        <source>Past scales</source>
        <translation>Escalas anteriores</translation>
    </message>
    <message>
        <source>○ before, ● after, each from 0 to 10; below, the session’s number.</source>
        <translation>○ antes, ● después, cada uno de 0 a 10; debajo, el número de la sesión.</translation>
    </message>
    <message>
        <source>None yet. After a session they can be entered for this card.</source>
        <translation>Ninguna aún. Tras una sesión se pueden anotar en esta tarjeta.</translation>
    </message>
    <message>
        <source>{before} before, {after} after</source>
        <translation>{before} antes, {after} después</translation>
    </message>
    <message>
        <source>Newest: {change}</source>
        <translation>Última: {change}</translation>
    </message>
</context>
<context>
    <name>WishesPanel</name>
    <message>
        <source>Would rather not meet</source>
        <translation>Prefiere no encontrarse con</translation>
    </message>
    <message>
        <source>Scenes that have any of these are not offered for this patient.</source>
        <translation>Las escenas que tengan algo de esto no se ofrecen a este paciente.</translation>
    </message>
    <message>
        <source>Posture</source>
        <translation>Postura</translation>
    </message>
    <message>
        <source>Either</source>
        <translation>Ambas</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Clinic’s</source>
        <translation>La de la clínica</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Settle</source>
        <translation>Acomodo</translation>
    </message>
    <message>
        <source>Onset</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Deepen</source>
        <translation>Profundización</translation>
    </message>
    <message>
        <source>Plateau</source>
        <translation>Meseta</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Deriva</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>Descanso</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Retorno</translation>
    </message>
    <message>
        <source>Reorient</source>
        <translation>Reorientación</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>Soon</source>
        <translation>Pronto</translation>
    </message>
    <message>
        <source>When convenient</source>
        <translation>Cuando convenga</translation>
    </message>
    <message>
        <source>For information</source>
        <translation>Para información</translation>
    </message>
    <message>
        <source>Lying</source>
        <translation>Tumbado</translation>
    </message>
    <message>
        <source>Seated</source>
        <translation>Sentado</translation>
    </message>
    <message>
        <source>No voice</source>
        <translation>Sin voz</translation>
    </message>
    <message>
        <source>Heights</source>
        <translation>Alturas</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Agua</translation>
    </message>
    <message>
        <source>Darkness</source>
        <translation>Oscuridad</translation>
    </message>
    <message>
        <source>Wide sky</source>
        <translation>Cielo abierto</translation>
    </message>
    <message>
        <source>Cold</source>
        <translation>Frío</translation>
    </message>
    <message>
        <source>Narrow space</source>
        <translation>Espacio estrecho</translation>
    </message>
    <message>
        <source>Nausea</source>
        <translation>Náuseas</translation>
    </message>
    <message>
        <source>Anxiety</source>
        <translation>Ansiedad</translation>
    </message>
    <message>
        <source>Pain</source>
        <translation>Dolor</translation>
    </message>
    <message>
        <source>Comfort</source>
        <translation>Bienestar</translation>
    </message>
    <message>
        <source>IV infusion, pain</source>
        <translation>Infusión IV, dolor</translation>
    </message>
    <message>
        <source>IV infusion, CRPS</source>
        <translation>Infusión IV, SDRC</translation>
    </message>
    <message>
        <source>Intramuscular</source>
        <translation>Intramuscular</translation>
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
        <translation>Marco</translation>
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
        <translation>en {seconds} s</translation>
    </message>
    <message>
        <source>in {length}</source>
        <translation>en {length}</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Full (0 dB)</source>
        <translation>Máximo (0 dB)</translation>
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
        <translation>Volver</translation>
    </message>
    <message>
        <source>Extend the infusion by</source>
        <translation>Prolongar la infusión en</translation>
    </message>
    <message>
        <source>Shorten the infusion by</source>
        <translation>Acortar la infusión en</translation>
    </message>
    <message>
        <source>The course follows what is set at the pump.</source>
        <translation>El curso sigue lo que se ajusta en la bomba.</translation>
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
        <translation>No, volver</translation>
    </message>
</context>
<context>
    <name>_Strip</name>
    <message>
        <source>Course of the session</source>
        <translation>Curso de la sesión</translation>
    </message>
    <message>
        <source>{phase}: since {start}, its end is open</source>
        <translation>{phase}: desde {start}, final abierto</translation>
    </message>
    <message>
        <source>{phase}: {start} to {end}, {length}</source>
        <translation>{phase}: {start} a {end}, {length}</translation>
    </message>
</context>
</TS>
