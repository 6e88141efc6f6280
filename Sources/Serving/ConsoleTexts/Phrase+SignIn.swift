extension Phrase {
    package static let signIn = Phrase("Sign in", "Anmelden", "Se connecter", "Iniciar sesión", "Вход", "تسجيل الدخول")
    package static let signInHelp = Phrase(
        "Enter your e-mail address. We send you a link that signs you in, without a password.",
        "Geben Sie Ihre E-Mail-Adresse ein. Wir schicken Ihnen einen Link, mit dem Sie sich ohne Passwort anmelden.",
        "Saisissez votre adresse e-mail. Nous vous envoyons un lien qui vous connecte sans mot de passe.",
        "Introduzca su correo electrónico. Le enviaremos un enlace para iniciar sesión sin contraseña.",
        "Введите адрес электронной почты. Мы пришлём ссылку для входа без пароля.",
        "أدخل عنوان بريدك الإلكتروني، وسنرسل إليك رابطًا لتسجيل الدخول دون كلمة مرور."
    )
    package static let sendLink = Phrase(
        "Send the link",
        "Link schicken",
        "Envoyer le lien",
        "Enviar el enlace",
        "Отправить ссылку",
        "إرسال الرابط"
    )
    package static let email = Phrase(
        "E-mail",
        "E-Mail",
        "E-mail",
        "Correo electrónico",
        "Эл. почта",
        "البريد الإلكتروني"
    )
    package static let checkMail = Phrase(
        "Check your e-mail",
        "Sehen Sie in Ihr Postfach",
        "Consultez vos e-mails",
        "Revise su correo",
        "Проверьте почту",
        "تحقق من بريدك"
    )
    package static let checkMailHelp = Phrase(
        "If this address belongs to a member, a link is on its way. It works once, for 15 minutes.",
        "Wenn diese Adresse zu einem Mitglied gehört, ist ein Link unterwegs. Er gilt einmal, 15 Minuten lang.",
        "Si cette adresse est celle d’un membre, un lien est en route. Il est valable une fois, pendant 15 minutes.",
        "Si esta dirección pertenece a un miembro, el enlace está en camino. Sirve una vez, durante 15 minutos.",
        "Если адрес принадлежит участнику, ссылка уже отправлена. Она действует один раз, в течение 15 минут.",
        "إذا كان هذا العنوان لأحد الأعضاء فالرابط في الطريق. يعمل مرة واحدة خلال 15 دقيقة."
    )
    package static let noMail = Phrase(
        "This server does not send e-mail. Ask its operator for a link.",
        "Dieser Server verschickt keine Mails. Bitten Sie seinen Betreiber um einen Link.",
        "Ce serveur n’envoie pas d’e-mails. Demandez un lien à son exploitant.",
        "Este servidor no envía correos. Pida un enlace a quien lo administra.",
        "Этот сервер не отправляет писем. Попросите ссылку у его администратора.",
        "لا يرسل هذا الخادم رسائل بريد. اطلب رابطًا من مشغّله."
    )
    package static let continueSignIn = Phrase(
        "Continue to the console",
        "Weiter zur Konsole",
        "Continuer vers la console",
        "Continuar a la consola",
        "Перейти в консоль",
        "المتابعة إلى لوحة التحكم"
    )
    package static let continueHelp = Phrase(
        "Press the button to sign in on this device.",
        "Drücken Sie den Knopf, um sich auf diesem Gerät anzumelden.",
        "Appuyez sur le bouton pour vous connecter sur cet appareil.",
        "Pulse el botón para iniciar sesión en este dispositivo.",
        "Нажмите кнопку, чтобы войти на этом устройстве.",
        "اضغط الزر لتسجيل الدخول على هذا الجهاز."
    )
    package static let linkUsed = Phrase(
        "This link no longer works",
        "Dieser Link gilt nicht mehr",
        "Ce lien n’est plus valable",
        "Este enlace ya no sirve",
        "Эта ссылка больше не действует",
        "لم يعد هذا الرابط صالحًا"
    )
    package static let linkUsedHelp = Phrase(
        "It has been used or has expired. Request a new one.",
        "Er wurde schon benutzt oder ist abgelaufen. Lassen Sie sich einen neuen schicken.",
        "Il a déjà servi ou il a expiré. Demandez-en un nouveau.",
        "Ya se ha usado o ha caducado. Pida uno nuevo.",
        "Она использована или устарела. Запросите новую.",
        "استُخدم من قبل أو انتهت مدته. اطلب رابطًا جديدًا."
    )
    package static let signOut = Phrase(
        "Sign out",
        "Abmelden",
        "Se déconnecter",
        "Cerrar sesión",
        "Выйти",
        "تسجيل الخروج"
    )
    package static let account = Phrase(
        "Your account",
        "Ihr Konto",
        "Votre compte",
        "Su cuenta",
        "Ваша учётная запись",
        "حسابك"
    )
    package static let sessions = Phrase(
        "Where you are signed in",
        "Wo Sie angemeldet sind",
        "Où vous êtes connecté",
        "Dónde tiene sesión abierta",
        "Где выполнен вход",
        "الأجهزة المسجَّل دخولك عليها"
    )
    package static let thisDevice = Phrase(
        "This device",
        "Dieses Gerät",
        "Cet appareil",
        "Este dispositivo",
        "Это устройство",
        "هذا الجهاز"
    )
    package static let lastUsed = Phrase(
        "Last used",
        "Zuletzt benutzt",
        "Dernière utilisation",
        "Último uso",
        "Последнее использование",
        "آخر استخدام"
    )
    package static let endSession = Phrase("End", "Beenden", "Terminer", "Cerrar", "Завершить", "إنهاء")
    package static let endOthers = Phrase(
        "End all other sessions",
        "Alle anderen beenden",
        "Terminer toutes les autres",
        "Cerrar todas las demás",
        "Завершить все остальные",
        "إنهاء كل الجلسات الأخرى"
    )
    package static let unknownDevice = Phrase(
        "Unknown device",
        "Unbekanntes Gerät",
        "Appareil inconnu",
        "Dispositivo desconocido",
        "Неизвестное устройство",
        "جهاز غير معروف"
    )
    package static let practices = Phrase(
        "Your practices",
        "Ihre Betriebe",
        "Vos établissements",
        "Sus negocios",
        "Ваши организации",
        "أعمالك"
    )
    package static let noPractice = Phrase(
        "This address does not belong to any practice.",
        "Diese Adresse ist nirgends mehr Mitglied.",
        "Cette adresse n’est plus membre d’aucun établissement.",
        "Esta dirección ya no es miembro de ningún negocio.",
        "Этот адрес больше не является участником.",
        "لم يعد هذا العنوان عضوًا في أي مكان."
    )
    package static let administrator = Phrase(
        "Administrator",
        "Administration",
        "Administration",
        "Administración",
        "Администратор",
        "مسؤول النظام"
    )
    package static let tryConsole = Phrase(
        "This is a demo",
        "Dies ist eine Demo",
        "Ceci est une démonstration",
        "Esto es una demostración",
        "Это демонстрация",
        "هذا عرض توضيحي"
    )
    package static let tryConsoleHelp = Phrase(
        "Book as a client below, or look at the console as its owner sees it. Nothing here is real.",
        "Buchen Sie unten als Kunde, oder sehen Sie die Konsole mit den Augen der Inhaberin. Nichts hier ist echt.",
        "Réservez ci-dessous comme un client, ou voyez la console comme sa propriétaire. Rien n’est réel ici.",
        "Reserve abajo como cliente, o vea la consola como su propietaria. Aquí nada es real.",
        "Забронируйте ниже как клиент или откройте консоль глазами владельца. Здесь всё ненастоящее.",
        "احجز أدناه كعميل، أو افتح لوحة التحكم كما تراها صاحبتها. لا شيء هنا حقيقي."
    )
    package static let openConsole = Phrase(
        "Open the console",
        "Konsole öffnen",
        "Ouvrir la console",
        "Abrir la consola",
        "Открыть консоль",
        "فتح لوحة التحكم"
    )
}
