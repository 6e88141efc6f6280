extension Phrase {
    package static let notifications = Phrase(
        "Notifications",
        "Benachrichtigungen",
        "Notifications",
        "Notificaciones",
        "Уведомления",
        "الإشعارات"
    )
    package static let notificationsHelp = Phrase(
        "This device can notify you of new, moved and cancelled bookings for as long as you are signed in on it.",
        "Dieses Gerät kann Sie über neue, verschobene und abgesagte Buchungen benachrichtigen, solange Sie darauf angemeldet sind.",
        "Cet appareil peut vous avertir des réservations nouvelles, déplacées et annulées tant que vous y êtes connecté.",
        "Este dispositivo puede avisarle de las reservas nuevas, cambiadas y canceladas mientras tenga la sesión abierta en él.",
        "Это устройство может сообщать вам о новых, перенесённых и отменённых записях, пока вы на нём не вышли из системы.",
        "يمكن لهذا الجهاز إشعارك بالحجوزات الجديدة والمنقولة والملغاة ما دمت مسجّل الدخول عليه."
    )
    package static let notificationsOn = Phrase(
        "This device notifies you of bookings.",
        "Dieses Gerät benachrichtigt Sie über Buchungen.",
        "Cet appareil vous avertit des réservations.",
        "Este dispositivo le avisa de las reservas.",
        "Это устройство сообщает вам о записях.",
        "هذا الجهاز يُشعرك بالحجوزات."
    )
    package static let notificationsNeedScript = Phrase(
        "Notifications need a browser that runs scripts.",
        "Für Benachrichtigungen braucht es einen Browser, der Skripte ausführt.",
        "Les notifications demandent un navigateur qui exécute les scripts.",
        "Las notificaciones necesitan un navegador que ejecute scripts.",
        "Для уведомлений нужен браузер, который выполняет скрипты.",
        "تتطلب الإشعارات متصفحًا يشغّل النصوص البرمجية."
    )
    package static let notificationsMissing = Phrase(
        "This browser cannot show notifications. On an iPhone or iPad, add the console to the home screen first.",
        "Dieser Browser kann keine Benachrichtigungen anzeigen. Legen Sie die Konsole auf iPhone oder iPad zuerst auf den Startbildschirm.",
        "Ce navigateur ne peut pas afficher de notifications. Sur iPhone ou iPad, ajoutez d’abord la console à l’écran d’accueil.",
        "Este navegador no puede mostrar notificaciones. En un iPhone o iPad, añada antes la consola a la pantalla de inicio.",
        "Этот браузер не может показывать уведомления. На iPhone или iPad сначала добавьте консоль на экран «Домой».",
        "لا يستطيع هذا المتصفح عرض الإشعارات. على iPhone أو iPad أضف لوحة التحكم إلى الشاشة الرئيسية أولًا."
    )
}
