extension Phrase {
    package static let clientsTitle = Phrase("Clients", "Kunden", "Clients", "Clientes", "Клиенты", "العملاء")
    package static let clientsHelp = Phrase(
        "Find a client by name, e-mail address or telephone number.",
        "Finden Sie einen Kunden nach Name, E-Mail-Adresse oder Telefonnummer.",
        "Trouvez un client par son nom, son adresse e-mail ou son téléphone.",
        "Busque un cliente por nombre, correo electrónico o teléfono.",
        "Найдите клиента по имени, адресу эл. почты или телефону.",
        "ابحث عن عميل بالاسم أو البريد أو رقم الهاتف."
    )
    package static let search = Phrase("Search", "Suchen", "Rechercher", "Buscar", "Найти", "بحث")
    package static let searchTooShort = Phrase(
        "Enter at least two characters.",
        "Geben Sie mindestens zwei Zeichen ein.",
        "Saisissez au moins deux caractères.",
        "Introduzca al menos dos caracteres.",
        "Введите не менее двух символов.",
        "أدخل حرفين على الأقل."
    )
    package static let nobodyFound = Phrase(
        "Nobody was found among these bookings.",
        "Unter diesen Buchungen wurde niemand gefunden.",
        "Personne n’a été trouvé parmi ces réservations.",
        "No se encontró a nadie entre estas reservas.",
        "Среди этих броней никто не найден.",
        "لم يُعثر على أحد بين هذه الحجوزات."
    )
    package static let searchOn = Phrase(
        "Search earlier bookings",
        "Weiter suchen",
        "Chercher plus loin",
        "Seguir buscando",
        "Искать дальше",
        "متابعة البحث"
    )
    package static let searchCut = Phrase(
        "There are more; type more of the name.",
        "Es gibt weitere; geben Sie mehr vom Namen ein.",
        "Il y en a d’autres ; saisissez-en davantage.",
        "Hay más; escriba más del nombre.",
        "Есть и другие; введите имя точнее.",
        "هناك المزيد؛ اكتب مزيدًا من الاسم."
    )
    package static let latestBooking = Phrase(
        "Latest booking",
        "Letzte Buchung",
        "Dernière réservation",
        "Última reserva",
        "Последняя бронь",
        "آخر حجز"
    )
    package static let consents = Phrase(
        "Consent to short messages",
        "Einwilligung in Kurznachrichten",
        "Consentement aux messages courts",
        "Consentimiento para mensajes cortos",
        "Согласие на короткие сообщения",
        "الموافقة على الرسائل القصيرة"
    )
    package static let consentGiven = Phrase("given", "erteilt", "donné", "dado", "дано", "أُعطيت")
    package static let consentWithdrawn = Phrase(
        "withdrawn",
        "zurückgenommen",
        "retiré",
        "retirado",
        "отозвано",
        "سُحبت"
    )
    package static let clientsData = Phrase(
        "The client’s data",
        "Daten des Kunden",
        "Données du client",
        "Datos del cliente",
        "Данные клиента",
        "بيانات العميل"
    )
    package static let export = Phrase(
        "Download everything (JSON)",
        "Alles herunterladen (JSON)",
        "Tout télécharger (JSON)",
        "Descargar todo (JSON)",
        "Скачать всё (JSON)",
        "تنزيل كل شيء (JSON)"
    )
    package static let exportHelp = Phrase(
        "All bookings of the client with payments, refunds, messages and consents.",
        "Alle Buchungen des Kunden mit Zahlungen, Erstattungen, Nachrichten und Einwilligungen.",
        "Toutes les réservations du client avec paiements, remboursements, messages et consentements.",
        "Todas las reservas del cliente con pagos, reembolsos, mensajes y consentimientos.",
        "Все брони клиента с платежами, возвратами, сообщениями и согласиями.",
        "جميع حجوزات العميل مع المدفوعات والاستردادات والرسائل والموافقات."
    )
    package static let erase = Phrase(
        "Erase the client’s data",
        "Daten des Kunden löschen",
        "Effacer les données du client",
        "Borrar los datos del cliente",
        "Стереть данные клиента",
        "محو بيانات العميل"
    )
    package static let eraseHelp = Phrase(
        "Name, contacts, answers and free text are erased from all bookings of the client. Times and amounts stay. This cannot be undone.",
        "Name, Kontakte, Antworten und freie Texte werden aus allen Buchungen des Kunden gelöscht. Zeiten und Beträge bleiben. Das lässt sich nicht rückgängig machen.",
        "Nom, coordonnées, réponses et textes libres sont effacés de toutes les réservations du client. Les horaires et les montants restent. C’est irréversible.",
        "Se borran nombre, contactos, respuestas y textos libres de todas las reservas del cliente. Las horas y los importes se mantienen. No se puede deshacer.",
        "Имя, контакты, ответы и тексты стираются из всех броней клиента. Время и суммы остаются. Отменить это нельзя.",
        "يُمحى الاسم وجهات الاتصال والإجابات والنصوص من جميع حجوزات العميل. وتبقى الأوقات والمبالغ. ولا يمكن التراجع."
    )
    package static let eraseConfirm = Phrase(
        "I understand that this cannot be undone",
        "Ich verstehe, dass sich das nicht rückgängig machen lässt",
        "Je comprends que c’est irréversible",
        "Entiendo que no se puede deshacer",
        "Я понимаю, что отменить это нельзя",
        "أفهم أنه لا يمكن التراجع عن ذلك"
    )
    package static let confirmFirst = Phrase(
        "Tick the box to confirm.",
        "Setzen Sie das Häkchen zur Bestätigung.",
        "Cochez la case pour confirmer.",
        "Marque la casilla para confirmar.",
        "Отметьте для подтверждения.",
        "ضع العلامة للتأكيد."
    )
    package static let erased = Phrase(
        "The client’s data has been erased",
        "Die Daten des Kunden sind gelöscht",
        "Les données du client ont été effacées",
        "Se han borrado los datos del cliente",
        "Данные клиента стёрты",
        "مُحيت بيانات العميل"
    )
    package static let stillOpen = Phrase(
        "The data is still needed",
        "Die Daten werden noch gebraucht",
        "Les données sont encore nécessaires",
        "Los datos aún son necesarios",
        "Данные ещё нужны",
        "لا تزال البيانات مطلوبة"
    )
    package static let stillOpenHelp = Phrase(
        "A booking is still to take place, or a refund is still owed. Cancel or settle it first.",
        "Eine Buchung steht noch bevor, oder eine Erstattung ist noch offen. Stornieren oder begleichen Sie sie zuerst.",
        "Une réservation est à venir, ou un remboursement reste dû. Annulez-la ou réglez-le d’abord.",
        "Queda una reserva por celebrarse o un reembolso pendiente. Cancélela o liquídelo antes.",
        "Предстоит бронь или не выплачен возврат. Сначала отмените бронь или закройте возврат.",
        "هناك حجز قادم أو استرداد مستحق. ألغِه أو سوِّه أولًا."
    )
}
