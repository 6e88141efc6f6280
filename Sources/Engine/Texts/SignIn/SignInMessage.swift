public import Localization

/// The e-mail with the link that signs somebody in to the console.
public struct SignInMessage: Sendable {
    /// The subject, and the heading.
    public let subject: String
    /// Everything else.
    public let email: EmailContent

    /// A message whose link works once, for so many minutes.
    public init(link: LinkAddress, minutes: Int, in language: Language) {
        let words = Words(language)
        let duration = language.duration(minutes, .minute)
        subject = words.subject
        email = EmailContent(
            language: language,
            title: words.subject,
            paragraphs: [words.help(duration)],
            button: EmailContent.Link(label: words.button, address: link),
            footer: words.footer
        )
    }

    private struct Words {
        let subject, button, footer: String
        let help: (String) -> String

        init(_ language: Language) {
            switch language {
            case .english:
                subject = "Your sign-in link"
                button = "Sign in"
                footer = "If you did not ask for this mail, you can ignore it. Nobody can sign in without it."
                help = { "Press the button to sign in to the console. The link works once, for \($0)." }
            case .german:
                subject = "Ihr Link zum Anmelden"
                button = "Anmelden"
                footer =
                    "Wenn Sie diese Mail nicht angefordert haben, ignorieren Sie sie. Ohne sie kann sich niemand anmelden."
                help = {
                    "Drücken Sie den Knopf, um sich bei der Konsole anzumelden. Der Link gilt einmal, \($0) lang."
                }
            case .french:
                subject = "Votre lien de connexion"
                button = "Se connecter"
                footer =
                    "Si vous n’avez pas demandé cet e-mail, ignorez-le. Personne ne peut se connecter sans lui."
                help = { "Appuyez sur le bouton pour ouvrir la console. Le lien est valable une fois, pendant \($0)." }
            case .spanish:
                subject = "Su enlace para iniciar sesión"
                button = "Iniciar sesión"
                footer = "Si no ha pedido este correo, ignórelo. Nadie puede iniciar sesión sin él."
                help = { "Pulse el botón para entrar en la consola. El enlace sirve una vez, durante \($0)." }
            case .russian:
                subject = "Ссылка для входа"
                button = "Войти"
                footer = "Если вы не запрашивали это письмо, не обращайте на него внимания: без него никто не войдёт."
                help = { "Нажмите кнопку, чтобы войти в консоль. Ссылка действует один раз. Срок действия: \($0)." }
            case .arabic:
                subject = "رابط تسجيل الدخول"
                button = "تسجيل الدخول"
                footer = "إذا لم تطلب هذه الرسالة فتجاهلها؛ لا يمكن لأحد تسجيل الدخول من دونها."
                help = { "اضغط الزر لتسجيل الدخول إلى لوحة التحكم. يعمل الرابط مرة واحدة، لمدة \($0)." }
            }
        }
    }
}
