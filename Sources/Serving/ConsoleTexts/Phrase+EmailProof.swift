/// What is said where a client proves their e-mail address, and where a provider asks for that.
extension Phrase {
    package static let proveAddress = Phrase(
        "Enter the code from your e-mail",
        "Geben Sie den Code aus Ihrer E-Mail ein",
        "Saisissez le code reçu par e-mail",
        "Escriba el código de su correo",
        "Введите код из письма",
        "أدخل الرمز من بريدك الإلكتروني"
    )
    package static let codeWasMailed = Phrase(
        "The time is held for you until the code is entered. It was sent to",
        "Der Termin ist für Sie reserviert, bis der Code eingegeben ist. Er ging an",
        "L’horaire vous est gardé jusqu’à la saisie du code. Il a été envoyé à",
        "La hora se le guarda hasta que escriba el código. Se envió a",
        "Время удерживается за вами, пока не введён код. Он отправлен на адрес",
        "الموعد محفوظ لك حتى إدخال الرمز. أُرسل الرمز إلى"
    )
    package static let code = Phrase("Code", "Code", "Code", "Código", "Код", "الرمز")
    package static let codeRefused = Phrase(
        "That is not the code. Look at the last e-mail.",
        "Das ist nicht der Code. Sehen Sie in der letzten E-Mail nach.",
        "Ce n’est pas le bon code. Regardez le dernier e-mail.",
        "Ese no es el código. Mire el último correo.",
        "Код неверный. Посмотрите последнее письмо.",
        "هذا ليس الرمز الصحيح. راجع آخر رسالة."
    )
    package static let asksProof = Phrase(
        "Clients enter a code from an e-mail before their booking stands",
        "Kunden geben einen Code aus einer E-Mail ein, bevor ihre Buchung gilt",
        "Les clients saisissent un code reçu par e-mail avant que la réservation soit ferme",
        "Los clientes escriben un código de un correo antes de que su reserva sea firme",
        "Клиенты вводят код из письма, прежде чем запись вступит в силу",
        "يُدخل العملاء رمزًا من رسالة بريد قبل تثبيت الحجز"
    )
    package static let noMailForProofs = Phrase(
        "This server sends no e-mail, so that clients could not be sent a code.",
        "Dieser Server versendet keine E-Mails; Kunden könnten keinen Code erhalten.",
        "Ce serveur n’envoie pas d’e-mails\u{A0}: les clients ne recevraient aucun code.",
        "Este servidor no envía correos: los clientes no recibirían ningún código.",
        "Этот сервер не отправляет писем, и клиенты не получили бы код.",
        "هذا الخادم لا يرسل بريدًا إلكترونيًا، فلن يصل الرمز إلى العملاء."
    )
}
