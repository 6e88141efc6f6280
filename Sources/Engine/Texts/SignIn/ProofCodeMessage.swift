public import Localization

/// The e-mail with the code that proves that a client reads the mail of an address.
public struct ProofCodeMessage: Sendable {
    /// The subject, and the heading.
    public let subject: String
    /// Everything else.
    public let email: EmailContent

    /// A message whose code serves for `minutes`; the names are those of what is being booked.
    public init(code: String, service: String, provider: String, minutes: Int, in language: Language) {
        let words = Words(language)
        subject = "\(words.subject): \(code)"
        email = EmailContent(
            language: language,
            title: words.subject,
            paragraphs: [words.help(language.duration(minutes, .minute)), code],
            facts: [
                EmailContent.Fact(label: words.service, value: service),
                EmailContent.Fact(label: words.provider, value: provider),
            ],
            footer: words.footer
        )
    }

    private struct Words {
        let subject, service, provider, footer: String
        let help: (String) -> String

        init(_ language: Language) {
            switch language {
            case .english:
                subject = "Your code"
                service = "What"
                provider = "With"
                footer =
                    "If you are not booking anything, you can ignore this mail. Nothing is booked without the code."
                help = { "Enter this code where you are booking. The time is held for you for \($0)." }
            case .german:
                subject = "Ihr Code"
                service = "Was"
                provider = "Bei"
                footer = "Wenn Sie nichts buchen, ignorieren Sie diese Mail. Ohne den Code wird nichts gebucht."
                help = {
                    "Geben Sie diesen Code dort ein, wo Sie buchen. Der Termin ist so lange für Sie reserviert: \($0)."
                }
            case .french:
                subject = "Votre code"
                service = "Prestation"
                provider = "Chez"
                footer = "Si vous ne réservez rien, ignorez cet e-mail. Sans le code, rien n’est réservé."
                help = { "Saisissez ce code là où vous réservez. L’horaire vous est gardé pendant \($0)." }
            case .spanish:
                subject = "Su código"
                service = "Servicio"
                provider = "Con"
                footer = "Si no está reservando nada, ignore este correo. Sin el código no se reserva nada."
                help = { "Escriba este código donde está reservando. La hora se le guarda durante \($0)." }
            case .russian:
                subject = "Ваш код"
                service = "Услуга"
                provider = "У кого"
                footer =
                    "Если вы ничего не бронируете, не обращайте внимания на это письмо: без кода запись не состоится."
                help = { "Введите этот код там, где вы записываетесь. Время удерживается за вами: \($0)." }
            case .arabic:
                subject = "رمزك"
                service = "الخدمة"
                provider = "لدى"
                footer = "إذا لم تكن تحجز شيئًا فتجاهل هذه الرسالة؛ لا يُحجز شيء من دون الرمز."
                help = { "أدخل هذا الرمز حيث تقوم بالحجز. الموعد محفوظ لك لمدة \($0)." }
            }
        }
    }
}
