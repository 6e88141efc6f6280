extension Phrase {
    package static let requirements = Phrase(
        "Questions, documents and prepayment",
        "Fragen, Dokumente und Vorauszahlung",
        "Questions, documents et acompte",
        "Preguntas, documentos y pago previo",
        "Вопросы, документы и предоплата",
        "الأسئلة والمستندات والدفع المسبق"
    )
    package static let questions = Phrase(
        "Questions",
        "Fragen",
        "Questions",
        "Preguntas",
        "Вопросы",
        "الأسئلة"
    )
    package static let questionsHelp = Phrase(
        "Clients answer them when they book. A question without a text is removed.",
        "Kunden beantworten sie beim Buchen. Eine Frage ohne Text wird entfernt.",
        "Les clients y répondent en réservant. Une question sans texte est supprimée.",
        "Los clientes las responden al reservar. Una pregunta sin texto se quita.",
        "Клиенты отвечают на них при записи. Вопрос без текста удаляется.",
        "يجيب عنها العملاء عند الحجز. ويُحذف السؤال الذي لا نص له."
    )
    package static let question = Phrase(
        "Question",
        "Frage",
        "Question",
        "Pregunta",
        "Вопрос",
        "السؤال"
    )
    package static let questionRefused = Phrase(
        "This needs a text of at most 200 characters, and for a choice different answers.",
        "Hier braucht es einen Text von höchstens 200 Zeichen, und für eine Auswahl verschiedene Antworten.",
        "Il faut un texte de 200 caractères au plus et, pour un choix, des réponses différentes.",
        "Hace falta un texto de 200 caracteres como máximo y, para elegir, respuestas distintas.",
        "Нужен текст не длиннее 200 знаков, а для выбора — разные ответы.",
        "يلزم نص لا يتجاوز 200 حرف، ولسؤال الاختيار إجابات مختلفة."
    )
    package static let answerKind = Phrase(
        "Kind of answer",
        "Art der Antwort",
        "Type de réponse",
        "Tipo de respuesta",
        "Вид ответа",
        "نوع الإجابة"
    )
    package static let answerChoices = Phrase(
        "Answers to choose from, one on each line",
        "Antworten zur Auswahl, eine je Zeile",
        "Réponses proposées, une par ligne",
        "Respuestas para elegir, una por línea",
        "Варианты ответа, по одному на строке",
        "إجابات للاختيار، كل واحدة في سطر"
    )
    package static let answerRequired = Phrase(
        "An answer is required",
        "Eine Antwort ist nötig",
        "Réponse obligatoire",
        "La respuesta es obligatoria",
        "Ответ обязателен",
        "الإجابة مطلوبة"
    )
    package static let kindText = Phrase(
        "Text",
        "Text",
        "Texte",
        "Texto",
        "Текст",
        "نص"
    )
    package static let kindPhone = Phrase(
        "Telephone number",
        "Telefonnummer",
        "Numéro de téléphone",
        "Número de teléfono",
        "Номер телефона",
        "رقم هاتف"
    )
    package static let kindNumber = Phrase(
        "Number",
        "Zahl",
        "Nombre",
        "Número",
        "Число",
        "عدد"
    )
    package static let kindDate = Phrase(
        "Date",
        "Datum",
        "Date",
        "Fecha",
        "Дата",
        "تاريخ"
    )
    package static let kindChoice = Phrase(
        "One of several",
        "Eine von mehreren",
        "Une parmi plusieurs",
        "Una de varias",
        "Один из нескольких",
        "واحدة من عدة"
    )
    package static let kindBoolean = Phrase(
        "Yes or no",
        "Ja oder nein",
        "Oui ou non",
        "Sí o no",
        "Да или нет",
        "نعم أو لا"
    )
    package static let kindConsent = Phrase(
        "Consent",
        "Einwilligung",
        "Consentement",
        "Consentimiento",
        "Согласие",
        "موافقة"
    )
    package static let documentsAsked = Phrase(
        "Documents",
        "Dokumente",
        "Documents",
        "Documentos",
        "Документы",
        "المستندات"
    )
    package static let documentsAskedHelp = Phrase(
        "What clients have to have, such as a referral. A document without a name is removed.",
        "Was Kunden haben müssen, etwa eine Überweisung. Ein Dokument ohne Namen wird entfernt.",
        "Ce que les clients doivent avoir, par exemple une ordonnance. Un document sans nom est supprimé.",
        "Lo que los clientes deben tener, como un volante. Un documento sin nombre se quita.",
        "Что должно быть у клиента, например направление. Документ без названия удаляется.",
        "ما يجب أن يكون لدى العميل، كالإحالة. ويُحذف المستند الذي لا اسم له."
    )
    package static let documentAsked = Phrase(
        "Document",
        "Dokument",
        "Document",
        "Documento",
        "Документ",
        "المستند"
    )
    package static let documentDue = Phrase(
        "When it is needed",
        "Wann es nötig ist",
        "Quand il est nécessaire",
        "Cuándo hace falta",
        "Когда он нужен",
        "متى يلزم"
    )
    package static let dueWithBooking = Phrase(
        "With the booking",
        "Bei der Buchung",
        "À la réservation",
        "Al reservar",
        "При записи",
        "عند الحجز"
    )
    package static let dueAtVisit = Phrase(
        "At the appointment",
        "Beim Termin",
        "Au rendez-vous",
        "En la cita",
        "На приёме",
        "في الموعد"
    )
    package static let paidAhead = Phrase(
        "Prepayment",
        "Vorauszahlung",
        "Acompte",
        "Pago previo",
        "Предоплата",
        "الدفع المسبق"
    )
    package static let paidAheadWhat = Phrase(
        "What is paid before the booking stands",
        "Was bezahlt wird, bevor die Buchung gilt",
        "Ce qui est payé avant que la réservation soit ferme",
        "Qué se paga antes de que la reserva sea firme",
        "Что оплачивается до подтверждения записи",
        "ما يُدفع قبل تثبيت الحجز"
    )
    package static let paidAheadSize = Phrase(
        "Percentage or amount",
        "Prozentsatz oder Betrag",
        "Pourcentage ou montant",
        "Porcentaje o importe",
        "Процент или сумма",
        "نسبة أو مبلغ"
    )
    package static let paidAheadRefused = Phrase(
        "This needs a percentage from 1 to 100, or an amount in the currency of the price.",
        "Hier braucht es einen Prozentsatz von 1 bis 100 oder einen Betrag in der Währung des Preises.",
        "Il faut un pourcentage de 1 à 100 ou un montant dans la devise du prix.",
        "Hace falta un porcentaje de 1 a 100 o un importe en la moneda del precio.",
        "Нужен процент от 1 до 100 или сумма в валюте цены.",
        "يلزم نسبة من 1 إلى 100 أو مبلغ بعملة السعر."
    )
    package static let aheadPercent = Phrase(
        "A percentage of the price",
        "Ein Teil des Preises in Prozent",
        "Un pourcentage du prix",
        "Un porcentaje del precio",
        "Процент от цены",
        "نسبة من السعر"
    )
    package static let aheadAmount = Phrase(
        "A fixed amount",
        "Ein fester Betrag",
        "Un montant fixe",
        "Un importe fijo",
        "Фиксированная сумма",
        "مبلغ ثابت"
    )
    package static let chargeRefused = Phrase(
        "This prepayment cannot be charged: either this server takes no payments, or the amount is too small.",
        "Diese Vorauszahlung lässt sich nicht einziehen: Entweder nimmt dieser Server keine Zahlungen an, oder der Betrag ist zu klein.",
        "Cet acompte ne peut pas être encaissé : soit ce serveur n’accepte pas de paiements, soit le montant est trop faible.",
        "Este pago previo no se puede cobrar: o este servidor no acepta pagos, o el importe es demasiado pequeño.",
        "Такую предоплату взять нельзя: либо сервер не принимает платежи, либо сумма слишком мала.",
        "لا يمكن تحصيل هذا الدفع المسبق: إمّا أن الخادم لا يقبل المدفوعات أو أن المبلغ صغير جدًا."
    )
}
