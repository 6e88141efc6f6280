extension Phrase {
    package static let passkeys = Phrase(
        "Passkeys",
        "Passkeys",
        "Clés d’accès",
        "Llaves de acceso",
        "Ключи доступа",
        "مفاتيح المرور"
    )
    package static let passkeysHelp = Phrase(
        "With a passkey you sign in by the fingerprint, face or PIN of your device, without an e-mail.",
        "Mit einem Passkey melden Sie sich per Fingerabdruck, Gesicht oder PIN Ihres Geräts an, ohne E-Mail.",
        "Avec une clé d’accès, vous vous connectez par l’empreinte, le visage ou le code de votre appareil, sans e-mail.",
        "Con una llave de acceso entra con la huella, la cara o el PIN de su dispositivo, sin correo.",
        "С ключом доступа вы входите по отпечатку, лицу или PIN-коду устройства, без письма.",
        "بمفتاح المرور تسجّل الدخول ببصمة جهازك أو وجهك أو رمز PIN دون بريد إلكتروني."
    )
    package static let noPasskeys = Phrase(
        "You have no passkeys yet.",
        "Sie haben noch keine Passkeys.",
        "Vous n’avez pas encore de clé d’accès.",
        "Aún no tiene llaves de acceso.",
        "У вас пока нет ключей доступа.",
        "ليست لديك مفاتيح مرور بعد."
    )
    package static let addPasskey = Phrase(
        "Add a passkey",
        "Passkey hinzufügen",
        "Ajouter une clé d’accès",
        "Añadir una llave de acceso",
        "Добавить ключ доступа",
        "إضافة مفتاح مرور"
    )
    package static let passkeyNeedsScript = Phrase(
        "Adding one needs a browser that runs scripts and knows passkeys.",
        "Zum Hinzufügen braucht es einen Browser, der Skripte ausführt und Passkeys kennt.",
        "Pour en ajouter, il faut un navigateur qui exécute les scripts et connaît les clés d’accès.",
        "Para añadir una se necesita un navegador que ejecute scripts y conozca las llaves de acceso.",
        "Чтобы добавить ключ, нужен браузер, который выполняет скрипты и знает ключи доступа.",
        "تتطلب الإضافة متصفحًا يشغّل النصوص البرمجية ويعرف مفاتيح المرور."
    )
    package static let passkeyAdded = Phrase(
        "The passkey has been added.",
        "Der Passkey ist hinzugefügt.",
        "La clé d’accès a été ajoutée.",
        "La llave de acceso se ha añadido.",
        "Ключ доступа добавлен.",
        "أُضيف مفتاح المرور."
    )
    package static let passkeyRemoved = Phrase(
        "The passkey has been removed. Delete it on your device, too.",
        "Der Passkey ist entfernt. Löschen Sie ihn auch auf Ihrem Gerät.",
        "La clé d’accès a été retirée. Supprimez-la aussi sur votre appareil.",
        "La llave de acceso se ha quitado. Bórrela también en su dispositivo.",
        "Ключ доступа удалён. Удалите его и на устройстве.",
        "أُزيل مفتاح المرور. احذفه من جهازك أيضًا."
    )
    package static let passkeyRefused = Phrase(
        "The passkey could not be used. Try again, or sign in by e-mail.",
        "Der Passkey konnte nicht verwendet werden. Versuchen Sie es noch einmal oder melden Sie sich per E-Mail an.",
        "La clé d’accès n’a pas pu être utilisée. Réessayez ou connectez-vous par e-mail.",
        "No se pudo usar la llave de acceso. Inténtelo de nuevo o entre por correo.",
        "Не удалось использовать ключ доступа. Повторите попытку или войдите по почте.",
        "تعذّر استخدام مفتاح المرور. حاول مجددًا أو سجّل الدخول بالبريد."
    )
    package static let signInByPasskey = Phrase(
        "Sign in with a passkey",
        "Mit einem Passkey anmelden",
        "Se connecter avec une clé d’accès",
        "Entrar con una llave de acceso",
        "Войти с ключом доступа",
        "تسجيل الدخول بمفتاح مرور"
    )
    package static let passkeyNeverUsed = Phrase(
        "Never used",
        "Nie benutzt",
        "Jamais utilisée",
        "Nunca usada",
        "Не использовался",
        "لم يُستخدم"
    )
}
