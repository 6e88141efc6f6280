extension Phrase {
    package static let hours = Phrase("Hours", "Zeiten", "Horaires", "Horario", "Часы работы", "الأوقات")
    package static let weeklyHours = Phrase(
        "Weekly hours",
        "Wochenzeiten",
        "Horaires de la semaine",
        "Horario semanal",
        "Недельное расписание",
        "الأوقات الأسبوعية"
    )
    package static let weeklyHoursHelp = Phrase(
        "When clients can book you. An end at or before the start is on the next day. Empty rows are ignored.",
        "Wann Sie gebucht werden können. Ein Ende vor oder bei dem Beginn liegt am nächsten Tag. Leere Zeilen sind geschlossen.",
        "Quand on peut réserver. Une fin antérieure ou égale au début est le lendemain. Les lignes vides sont fermées.",
        "Cuándo se puede reservar. Un final igual o anterior al inicio es al día siguiente. Las filas vacías están cerradas.",
        "Когда к вам можно записаться. Конец не позже начала означает следующий день. Пустые строки закрыты.",
        "متى يمكن الحجز. النهاية عند البداية أو قبلها تعني اليوم التالي. الصفوف الفارغة مغلقة."
    )
    package static let specialHoursStay = Phrase(
        "Hours that hold between two dates or every second week are not shown here, and stay as they are.",
        "Zeiten, die zwischen zwei Tagen oder jede zweite Woche gelten, stehen hier nicht und bleiben, wie sie sind.",
        "Les horaires valables entre deux dates ou une semaine sur deux ne figurent pas ici et restent inchangés.",
        "Los horarios válidos entre dos fechas o cada dos semanas no se muestran aquí y no cambian.",
        "Часы, действующие между двумя датами или раз в две недели, здесь не показаны и не меняются.",
        "الأوقات السارية بين تاريخين أو كل أسبوعين لا تظهر هنا وتبقى كما هي."
    )
    package static let from = Phrase("From", "Von", "De", "Desde", "С", "من")
    package static let until = Phrase("Until", "Bis", "À", "Hasta", "До", "إلى")
    package static let preview = Phrase(
        "Preview the change",
        "Änderung ansehen",
        "Voir le changement",
        "Ver el cambio",
        "Посмотреть изменение",
        "معاينة التغيير"
    )
    package static let previewTitle = Phrase(
        "This is what would change",
        "Das würde sich ändern",
        "Voici ce qui changerait",
        "Esto es lo que cambiaría",
        "Вот что изменится",
        "هذا ما سيتغيّر"
    )
    package static let nextTwoWeeks = Phrase(
        "Free times in the next two weeks",
        "Freie Termine in den nächsten zwei Wochen",
        "Créneaux libres des deux prochaines semaines",
        "Horas libres en las próximas dos semanas",
        "Свободное время в ближайшие две недели",
        "المواعيد المتاحة في الأسبوعين القادمين"
    )
    package static let before = Phrase("Before", "Vorher", "Avant", "Antes", "Было", "قبل")
    package static let after = Phrase("After", "Nachher", "Après", "Después", "Станет", "بعد")
    package static let affected = Phrase(
        "Bookings that would fall outside your hours",
        "Buchungen, die außerhalb Ihrer Zeiten lägen",
        "Réservations qui seraient hors de vos horaires",
        "Reservas que quedarían fuera de su horario",
        "Брони, которые окажутся вне часов работы",
        "حجوزات ستقع خارج أوقاتك"
    )
    package static let affectedHelp = Phrase(
        "They are not changed. Move or cancel them yourself.",
        "Sie bleiben, wie sie sind. Verschieben oder stornieren Sie sie selbst.",
        "Elles restent telles quelles. Déplacez-les ou annulez-les vous-même.",
        "Siguen como están. Muévalas o cancélelas usted.",
        "Они остаются как есть. Перенесите или отмените их сами.",
        "تبقى كما هي. انقلها أو ألغها بنفسك."
    )
    package static let noneAffected = Phrase(
        "No bookings are affected.",
        "Keine Buchung ist betroffen.",
        "Aucune réservation n’est concernée.",
        "Ninguna reserva se ve afectada.",
        "Ни одна бронь не затронута.",
        "لا يتأثر أي حجز."
    )
    package static let save = Phrase("Save", "Speichern", "Enregistrer", "Guardar", "Сохранить", "حفظ")
    package static let keepEditing = Phrase(
        "Keep editing",
        "Weiter bearbeiten",
        "Continuer à modifier",
        "Seguir editando",
        "Продолжить правку",
        "متابعة التعديل"
    )
    package static let changedByOther = Phrase(
        "Somebody else has changed this in the meantime. This is its current state.",
        "Jemand anderes hat dies inzwischen geändert. So steht es jetzt.",
        "Quelqu’un d’autre a modifié ceci entre-temps. Voici l’état actuel.",
        "Otra persona ha cambiado esto mientras tanto. Así está ahora.",
        "Кто-то другой тем временем это изменил. Вот текущее состояние.",
        "غيّر شخص آخر هذا في هذه الأثناء. هذه حاله الآن."
    )
    package static let halfHours = Phrase(
        "A row needs both a start and an end.",
        "Eine Zeile braucht Beginn und Ende.",
        "Une ligne a besoin d’un début et d’une fin.",
        "Una fila necesita inicio y final.",
        "В строке нужны и начало, и конец.",
        "يحتاج الصف إلى بداية ونهاية."
    )
    package static let timeOff = Phrase("Time off", "Abwesenheit", "Absences", "Ausencias", "Отсутствие", "الإجازات")
    package static let timeOffHelp = Phrase(
        "Days, or parts of days, when clients cannot book you.",
        "Tage, oder Stunden von Tagen, an denen Sie nicht gebucht werden können.",
        "Jours, ou heures de jours, où l’on ne peut pas réserver.",
        "Días, u horas de días, en que no se puede reservar.",
        "Дни или часы, когда записаться нельзя.",
        "أيام، أو ساعات من أيام، لا يمكن الحجز فيها."
    )
    package static let addTimeOff = Phrase(
        "Add time off",
        "Abwesenheit eintragen",
        "Ajouter une absence",
        "Añadir una ausencia",
        "Добавить отсутствие",
        "إضافة إجازة"
    )
    package static let firstDay = Phrase(
        "First day",
        "Erster Tag",
        "Premier jour",
        "Primer día",
        "Первый день",
        "اليوم الأول"
    )
    package static let lastDay = Phrase(
        "Last day",
        "Letzter Tag",
        "Dernier jour",
        "Último día",
        "Последний день",
        "اليوم الأخير"
    )
    package static let onlyFrom = Phrase(
        "Only from",
        "Nur von",
        "Seulement de",
        "Solo desde",
        "Только с",
        "فقط من"
    )
    package static let onlyUntil = Phrase(
        "Only until",
        "Nur bis",
        "Seulement jusqu’à",
        "Solo hasta",
        "Только до",
        "فقط حتى"
    )
    package static let wholeDay = Phrase(
        "Leave the times empty for whole days.",
        "Ohne Uhrzeiten gelten ganze Tage.",
        "Laissez les heures vides pour des journées entières.",
        "Deje las horas vacías para días completos.",
        "Оставьте время пустым, чтобы выбрать дни целиком.",
        "اترك الأوقات فارغة لأيام كاملة."
    )
    package static let noTimeOff = Phrase(
        "No time off is planned.",
        "Keine Abwesenheit ist eingetragen.",
        "Aucune absence n’est prévue.",
        "No hay ausencias previstas.",
        "Отсутствие не запланировано.",
        "لا توجد إجازات مقرّرة."
    )
    package static let timeOffRefused = Phrase(
        "These dates cannot be used. The last day must not be before the first.",
        "Diese Daten gehen nicht. Der letzte Tag darf nicht vor dem ersten liegen.",
        "Ces dates ne conviennent pas. Le dernier jour ne doit pas précéder le premier.",
        "Estas fechas no valen. El último día no puede ser anterior al primero.",
        "Эти даты не подходят. Последний день не может быть раньше первого.",
        "لا يمكن استخدام هذه التواريخ. يجب ألا يسبق اليوم الأخير اليوم الأول."
    )
}
