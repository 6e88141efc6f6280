public import Localization

/// The e-mail that somebody sends to see whether e-mails arrive.
public struct TestMessage: Sendable {
    /// The subject, and the heading.
    public let subject: String
    /// Everything else.
    public let email: EmailContent

    /// The message in a language.
    public init(in language: Language) {
        let (subject, text, footer) = Self.words(language)
        self.subject = subject
        email = EmailContent(language: language, title: subject, paragraphs: [text], footer: footer)
    }

    private static func words(_ language: Language) -> (subject: String, text: String, footer: String) {
        switch language {
        case .english:
            (
                "Test mail", "This mail was sent to check whether mails from Bookable arrive. They do.",
                "There is nothing you need to do."
            )
        case .german:
            (
                "Testmail", "Diese Mail wurde gesendet, um zu prüfen, ob Mails von Bookable ankommen. Sie kommen an.",
                "Sie brauchen nichts weiter zu tun."
            )
        case .french:
            (
                "E-mail de test",
                "Cet e-mail a été envoyé pour vérifier que les e-mails de Bookable arrivent. C’est le cas.",
                "Vous n’avez rien d’autre à faire."
            )
        case .spanish:
            (
                "Correo de prueba",
                "Este correo se ha enviado para comprobar que llegan los correos de Bookable. Así es.",
                "No tiene que hacer nada más."
            )
        case .russian:
            (
                "Тестовое письмо",
                "Это письмо отправлено, чтобы проверить, доходят ли письма от Bookable. Они доходят.",
                "Больше ничего делать не нужно."
            )
        case .arabic:
            (
                "رسالة تجريبية", "أُرسلت هذه الرسالة للتحقق من وصول رسائل Bookable، وهي تصل.",
                "لا يلزمك فعل أي شيء آخر."
            )
        }
    }
}
