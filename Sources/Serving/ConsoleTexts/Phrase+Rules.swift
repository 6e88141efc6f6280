extension Phrase {
    package static let rule = Phrase(
        "Availability rule",
        "Verfügbarkeitsregel",
        "Règle de disponibilité",
        "Regla de disponibilidad",
        "Правило доступности",
        "قاعدة التوفر"
    )
    package static let ruleHelp = Phrase(
        "A short script decides on each start that hours, buffers and limits leave. What was booked under another rule stays booked.",
        "Ein kurzes Skript entscheidet über jeden Beginn, den Zeiten, Puffer und Grenzen übrig lassen. Was unter einer anderen Regel gebucht wurde, bleibt gebucht.",
        "Un court script décide de chaque début que laissent horaires, marges et limites. Ce qui a été réservé sous une autre règle reste réservé.",
        "Un breve script decide sobre cada comienzo que dejan el horario, los márgenes y los límites. Lo reservado con otra regla sigue reservado.",
        "Короткий скрипт решает о каждом начале, которое оставляют часы работы, перерывы и ограничения. Записи, сделанные по другому правилу, остаются.",
        "يقرر نص برمجي قصير بشأن كل بداية تتركها الأوقات والفواصل والحدود. وما حُجز وفق قاعدة أخرى يبقى محجوزًا."
    )
    package static let noRule = Phrase(
        "No rule is in force: every start that hours and limits leave is offered.",
        "Es gilt keine Regel: Jeder Beginn, den Zeiten und Grenzen übrig lassen, wird angeboten.",
        "Aucune règle n’est en vigueur : tout début que laissent horaires et limites est proposé.",
        "No hay ninguna regla vigente: se ofrece cada comienzo que dejan el horario y los límites.",
        "Правило не действует: предлагается каждое начало, которое оставляют часы работы и ограничения.",
        "لا توجد قاعدة سارية: تُعرض كل بداية تتركها الأوقات والحدود."
    )
    package static let writeRule = Phrase(
        "Write a rule",
        "Regel schreiben",
        "Écrire une règle",
        "Escribir una regla",
        "Написать правило",
        "كتابة قاعدة"
    )
    package static let ruleScriptHelp = Phrase(
        "It is checked before it is put in force. From then on it decides on every start.",
        "Es wird geprüft, bevor es in Kraft tritt. Von da an entscheidet es über jeden Beginn.",
        "Il est vérifié avant d’entrer en vigueur. Dès lors, il décide de chaque début.",
        "Se comprueba antes de entrar en vigor. Desde entonces decide sobre cada comienzo.",
        "Скрипт проверяется, прежде чем вступить в силу. С этого момента он решает о каждом начале.",
        "يُفحص قبل أن يسري، ومنذ ذلك الحين يقرر بشأن كل بداية."
    )
    package static let putInForce = Phrase(
        "Put in force",
        "In Kraft setzen",
        "Mettre en vigueur",
        "Poner en vigor",
        "Ввести в действие",
        "تفعيل"
    )
    package static let switchRuleOff = Phrase(
        "Switch the rule off",
        "Regel ausschalten",
        "Désactiver la règle",
        "Desactivar la regla",
        "Выключить правило",
        "إيقاف القاعدة"
    )
    package static let ruleValid = Phrase(
        "The script is a rule",
        "Das Skript ist eine Regel",
        "Le script est une règle",
        "El script es una regla",
        "Скрипт является правилом",
        "النص البرمجي قاعدة صالحة"
    )
    package static let ruleMeans = Phrase(
        "What it does",
        "Was sie tut",
        "Ce qu’elle fait",
        "Qué hace",
        "Что оно делает",
        "ما تفعله"
    )
    package static let ruleReads = Phrase(
        "It looks at",
        "Sie betrachtet",
        "Elle regarde",
        "Mira",
        "Учитывает",
        "تنظر إلى"
    )
    package static let ruleAllows = Phrase(
        "Starts that it allows, of those that were tried",
        "Erlaubte von den probierten Anfängen",
        "Débuts permis parmi ceux essayés",
        "Comienzos permitidos de los probados",
        "Разрешённые из проверенных начал",
        "البدايات المسموح بها من التي جُرّبت"
    )
    package static let ruleRefusesWith = Phrase(
        "It refuses with",
        "Sie lehnt ab mit",
        "Elle refuse avec",
        "Rechaza con",
        "Отказывает словами",
        "ترفض بعبارة"
    )
    package static let ruleWeek = Phrase(
        "What it does in a week",
        "Was sie in einer Woche tut",
        "Ce qu’elle fait en une semaine",
        "Qué hace en una semana",
        "Что оно делает за неделю",
        "ما تفعله في أسبوع"
    )
    package static let startsOffered = Phrase("Offered", "Angeboten", "Proposé", "Ofrecido", "Предлагается", "معروضة")
    package static let startsNotOffered = Phrase(
        "Not offered",
        "Nicht angeboten",
        "Non proposé",
        "No ofrecido",
        "Не предлагается",
        "غير معروضة"
    )
    package static let tooManyStarts = Phrase(
        "This week has too many starts to draw.",
        "Diese Woche hat zu viele Anfänge, um sie zu zeichnen.",
        "Cette semaine compte trop de débuts pour être dessinée.",
        "Esta semana tiene demasiados comienzos para dibujarla.",
        "На этой неделе слишком много начал, чтобы её нарисовать.",
        "في هذا الأسبوع بدايات أكثر من أن تُرسم."
    )
    package static let noStarts = Phrase(
        "Hours, bookings and limits leave no start.",
        "Zeiten, Buchungen und Grenzen lassen keinen Beginn übrig.",
        "Horaires, réservations et limites ne laissent aucun début.",
        "El horario, las reservas y los límites no dejan ningún comienzo.",
        "Часы работы, записи и ограничения не оставляют ни одного начала.",
        "لا تترك الأوقات والحجوزات والحدود أي بداية."
    )
}
