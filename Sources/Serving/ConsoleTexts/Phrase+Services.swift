extension Phrase {
    package static let services = Phrase("Services", "Angebot", "Prestations", "Servicios", "Услуги", "الخدمات")
    package static let newService = Phrase(
        "New service",
        "Neue Leistung",
        "Nouvelle prestation",
        "Nuevo servicio",
        "Новая услуга",
        "خدمة جديدة"
    )
    package static let archived = Phrase("Archived", "Archiviert", "Archivée", "Archivado", "В архиве", "مؤرشفة")
    package static let archive = Phrase("Archive", "Archivieren", "Archiver", "Archivar", "В архив", "أرشفة")
    package static let restore = Phrase(
        "Offer again",
        "Wieder anbieten",
        "Proposer à nouveau",
        "Ofrecer de nuevo",
        "Снова предлагать",
        "إتاحتها من جديد"
    )
    package static let archiveHelp = Phrase(
        "An archived service can no longer be booked; its bookings stay.",
        "Archiviert kann sie nicht mehr gebucht werden; ihre Buchungen bleiben.",
        "Archivée, elle ne peut plus être réservée ; ses réservations restent.",
        "Archivado ya no se puede reservar; sus reservas se mantienen.",
        "Архивную услугу забронировать нельзя; брони остаются.",
        "بعد الأرشفة لا يمكن حجزها؛ وتبقى حجوزاتها."
    )
    package static let description = Phrase(
        "Description",
        "Beschreibung",
        "Description",
        "Descripción",
        "Описание",
        "الوصف"
    )
    package static let currency = Phrase("Currency", "Währung", "Devise", "Moneda", "Валюта", "العملة")
    package static let minutes = Phrase("minutes", "Minuten", "minutes", "minutos", "минут", "دقائق")
    package static let duration = Phrase(
        "Length in minutes",
        "Dauer in Minuten",
        "Durée en minutes",
        "Duración en minutos",
        "Длительность, мин.",
        "المدة بالدقائق"
    )
    package static let step = Phrase(
        "Minutes between start times",
        "Beginn alle so viele Minuten",
        "Un début toutes les … minutes",
        "Un inicio cada … minutos",
        "Начало каждые … минут",
        "بداية كل عدد من الدقائق"
    )
    package static let bufferBefore = Phrase(
        "Minutes free before",
        "Minuten frei davor",
        "Minutes libres avant",
        "Minutos libres antes",
        "Минут перерыва до",
        "دقائق فراغ قبلها"
    )
    package static let bufferAfter = Phrase(
        "Minutes free after",
        "Minuten frei danach",
        "Minutes libres après",
        "Minutos libres después",
        "Минут перерыва после",
        "دقائق فراغ بعدها"
    )
    package static let notice = Phrase(
        "Minimum notice in minutes",
        "Mindestvorlauf in Minuten",
        "Préavis minimal en minutes",
        "Antelación mínima en minutos",
        "Запись не позднее чем за, мин.",
        "أقل مهلة بالدقائق"
    )
    package static let window = Phrase(
        "Days that can be booked ahead",
        "Buchbar so viele Tage im Voraus",
        "Réservable tant de jours à l’avance",
        "Reservable con tantos días de antelación",
        "Запись вперёд, дней",
        "الحجز مقدمًا بعدد الأيام"
    )
    package static let windowHint = Phrase(
        "Empty for no limit",
        "Leer für keine Grenze",
        "Vide pour aucune limite",
        "Vacío para no limitar",
        "Пусто — без ограничения",
        "اتركه فارغًا لعدم التقييد"
    )
    package static let seats = Phrase(
        "Clients per session",
        "Kunden, die sich einen Termin teilen",
        "Clients par séance",
        "Clientes por sesión",
        "Клиентов на одно время",
        "عملاء في الجلسة الواحدة"
    )
    package static let asksApproval = Phrase(
        "I approve each booking myself",
        "Ich genehmige jede Buchung selbst",
        "J’approuve chaque réservation moi-même",
        "Apruebo yo cada reserva",
        "Я сам подтверждаю каждую бронь",
        "أوافق على كل حجز بنفسي"
    )
    package static let numberRefused = Phrase(
        "Enter a whole number within bounds.",
        "Geben Sie eine ganze Zahl innerhalb der Grenzen ein.",
        "Saisissez un nombre entier dans les limites.",
        "Introduzca un número entero dentro de los límites.",
        "Введите целое число в допустимых пределах.",
        "أدخل عددًا صحيحًا ضمن الحدود."
    )
    package static let priceRefused = Phrase(
        "Enter a price such as 49.00.",
        "Geben Sie einen Preis wie 49,00 ein.",
        "Saisissez un prix comme 49,00.",
        "Introduzca un precio como 49,00.",
        "Введите цену, например 49,00.",
        "أدخل سعرًا مثل 49.00."
    )
    package static let currencyRefused = Phrase(
        "Enter a currency code such as EUR.",
        "Geben Sie einen Währungscode wie EUR ein.",
        "Saisissez un code de devise comme EUR.",
        "Introduzca un código de moneda como EUR.",
        "Введите код валюты, например EUR.",
        "أدخل رمز عملة مثل EUR."
    )
    package static let neverBookable = Phrase(
        "With these numbers no booking would ever be possible.",
        "Mit diesen Zahlen könnte nie etwas gebucht werden.",
        "Avec ces nombres, rien ne pourrait jamais être réservé.",
        "Con estos números nunca se podría reservar.",
        "С такими числами ничего нельзя было бы забронировать.",
        "بهذه الأعداد لن يمكن حجز شيء أبدًا."
    )
}
