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
    package static let placesPerBooking = Phrase(
        "Places per booking, at most",
        "Plätze pro Buchung, höchstens",
        "Places par réservation, au maximum",
        "Plazas por reserva, como máximo",
        "Мест в одной записи, не более",
        "الأماكن في الحجز الواحد كحد أقصى"
    )
    package static let places = Phrase("Places", "Plätze", "Places", "Plazas", "Места", "عدد الأماكن")
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

    // MARK: What can never be booked

    package static let unbookable = Phrase(
        "Can never be booked",
        "Kann nie gebucht werden",
        "Ne peut jamais être réservé",
        "No se puede reservar nunca",
        "Никогда нельзя забронировать",
        "لا يمكن الحجز أبدًا"
    )
    package static let unbookableWithoutHours = Phrase(
        "There are no hours in which this can be booked.",
        "Es gibt keine Öffnungszeiten, in denen das gebucht werden kann.",
        "Il n’y a aucun horaire pendant lequel on puisse réserver.",
        "No hay ningún horario en el que se pueda reservar.",
        "Нет часов работы, в которые это можно забронировать.",
        "لا توجد ساعات عمل يمكن الحجز فيها."
    )
    package static let unbookableHoursOver = Phrase(
        "All hours ended on a date that is past.",
        "Alle Öffnungszeiten galten nur bis zu einem Datum, das vorbei ist.",
        "Tous les horaires ont pris fin à une date passée.",
        "Todos los horarios terminaron en una fecha pasada.",
        "Все часы работы действовали до уже прошедшей даты.",
        "انتهت كل ساعات العمل في تاريخ مضى."
    )
    package static let unbookableHoursTooShort = Phrase(
        "No hours are long enough for its length and the free minutes around it.",
        "Keine Öffnungszeit ist lang genug für die Dauer und die freien Minuten davor und danach.",
        "Aucun horaire n’est assez long pour la durée et les minutes libres autour.",
        "Ningún horario es lo bastante largo para la duración y los minutos libres.",
        "Ни один промежуток работы не вмещает длительность с перерывами.",
        "لا توجد ساعات عمل تكفي للمدة ودقائق الفراغ حولها."
    )
    package static let unbookableStarts = Phrase(
        "After none of the start times is there enough open time; change the minutes between start times or the hours.",
        "Nach keinem der Beginne ist lange genug geöffnet; ändern Sie ihren Abstand oder die Öffnungszeiten.",
        "Après aucune heure de début il ne reste assez de temps ; changez leur intervalle ou les horaires.",
        "Después de ninguna hora de inicio queda tiempo suficiente; cambie el intervalo o los horarios.",
        "Ни после одного начала не остаётся достаточно времени; измените шаг начал или часы работы.",
        "لا يبقى بعد أي بداية وقت كافٍ؛ غيّر الفاصل بين البدايات أو ساعات العمل."
    )
    package static let unbookableNotice = Phrase(
        "Once a day can be booked, it is too late for its minimum notice; shorten the notice or open more days ahead.",
        "Sobald ein Tag gebucht werden kann, ist es für den Mindestvorlauf zu spät; verkürzen Sie ihn oder öffnen Sie mehr Tage im Voraus.",
        "Dès qu’un jour est réservable, le préavis minimal est déjà dépassé ; réduisez-le ou ouvrez plus de jours à l’avance.",
        "Cuando un día se puede reservar, ya es tarde para la antelación mínima; redúzcala o abra más días.",
        "Когда день открывается для записи, минимальный срок уже прошёл; сократите его или открывайте запись раньше.",
        "حين يُتاح حجز يوم يكون الوقت قد فات لأقل مهلة؛ قصّر المهلة أو أتح أيامًا أكثر مقدمًا."
    )
}
