public import Localization

/// The e-mail whose link puts somebody on a waitlist, sent to the address that was given.
public struct WaitlistConfirmationMessage: Sendable {
    /// The subject, and the heading.
    public let subject: String
    /// Everything else.
    public let email: EmailContent

    /// A message whose link serves until `end`; the names are those of what is to be waited for.
    public init(service: String, provider: String, end: String, link: LinkAddress, in language: Language) {
        let words = Words(language)
        subject = words.subject
        email = EmailContent(
            language: language,
            title: words.subject,
            paragraphs: [words.help(end)],
            facts: [
                EmailContent.Fact(label: words.service, value: service),
                EmailContent.Fact(label: words.provider, value: provider),
            ],
            button: EmailContent.Link(label: words.button, address: link),
            footer: words.footer
        )
    }

    private struct Words {
        let subject, service, provider, button, footer: String
        let help: (String) -> String

        init(_ language: Language) {
            switch language {
            case .english:
                subject = "Join the waitlist"
                service = "What"
                provider = "With"
                button = "Join the waitlist"
                footer = "If you did not ask for this, you can ignore this mail."
                help = { "Press the button to be told when a place becomes free. The link works until \($0)." }
            case .german:
                subject = "Auf die Warteliste"
                service = "Was"
                provider = "Bei"
                button = "Auf die Warteliste setzen"
                footer = "Wenn Sie das nicht angefordert haben, ignorieren Sie diese Mail."
                help = {
                    "Drücken Sie den Knopf, um benachrichtigt zu werden, sobald ein Platz frei wird. Der Link gilt bis \($0)."
                }
            case .french:
                subject = "Rejoindre la liste d’attente"
                service = "Prestation"
                provider = "Chez"
                button = "Rejoindre la liste d’attente"
                footer = "Si vous n’avez rien demandé, ignorez cet e-mail."
                help = {
                    "Appuyez sur le bouton pour être averti dès qu’une place se libère. Le lien est valable jusqu’au \($0)."
                }
            case .spanish:
                subject = "Entrar en la lista de espera"
                service = "Servicio"
                provider = "Con"
                button = "Entrar en la lista de espera"
                footer = "Si no lo ha pedido, ignore este correo."
                help = { "Pulse el botón para que le avisemos cuando haya una plaza. El enlace sirve hasta el \($0)." }
            case .russian:
                subject = "Запись в очередь"
                service = "Услуга"
                provider = "У кого"
                button = "Записаться в очередь"
                footer = "Если вы об этом не просили, не обращайте внимания на это письмо."
                help = { "Нажмите кнопку, чтобы узнать, когда освободится место. Ссылка действует до: \($0)." }
            case .arabic:
                subject = "الانضمام إلى قائمة الانتظار"
                service = "الخدمة"
                provider = "لدى"
                button = "الانضمام إلى قائمة الانتظار"
                footer = "إذا لم تطلب ذلك فتجاهل هذه الرسالة."
                help = { "اضغط الزر لنُعلمك عندما يتاح موعد. الرابط صالح حتى \($0)." }
            }
        }
    }
}
