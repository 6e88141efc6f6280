// Of waiting for a place.
extension Phrase {
    package static let waitForPlace = Phrase(
        "Tell me when a place is free",
        "Benachrichtigen, wenn ein Platz frei wird",
        "Me prévenir quand une place se libère",
        "Avisarme cuando haya una plaza",
        "Сообщить, когда освободится место",
        "أعلمني عندما يتاح موعد"
    )
    package static let waitTitle = Phrase(
        "Wait for a place",
        "Auf einen Platz warten",
        "Attendre une place",
        "Esperar una plaza",
        "Ждать места",
        "انتظار موعد"
    )
    package static let waitHelp = Phrase(
        "When a place becomes free on these days, it is held for whoever has waited longest, and a link is mailed to them.",
        "Wird an diesen Tagen ein Platz frei, wird er für die Person reserviert, die am längsten wartet, und sie bekommt einen Link per Mail.",
        "Quand une place se libère ces jours-là, elle est gardée pour la personne qui attend depuis le plus longtemps, qui reçoit un lien par e-mail.",
        "Cuando quede libre una plaza en estos días, se guarda para quien más tiempo lleva esperando, que recibe un enlace por correo.",
        "Когда в эти дни освободится место, оно удерживается за тем, кто ждёт дольше всех, и ему приходит письмо со ссылкой.",
        "عندما يتاح موعد في هذه الأيام يُحفظ لمن انتظر أطول مدة، ويصله رابط بالبريد."
    )
    package static let waitFirstDay = Phrase(
        "First day",
        "Erster Tag",
        "Premier jour",
        "Primer día",
        "Первый день",
        "اليوم الأول"
    )
    package static let waitLastDay = Phrase(
        "Last day",
        "Letzter Tag",
        "Dernier jour",
        "Último día",
        "Последний день",
        "اليوم الأخير"
    )
    package static let waitSubmit = Phrase(
        "Put me on the waitlist",
        "Auf die Warteliste setzen",
        "M’inscrire sur la liste d’attente",
        "Apuntarme a la lista de espera",
        "Записать меня в очередь",
        "أضفني إلى قائمة الانتظار"
    )
    package static let waitPlaceIsFree = Phrase(
        "A place is free on these days",
        "An diesen Tagen ist ein Platz frei",
        "Une place est libre ces jours-là",
        "Hay una plaza libre en estos días",
        "В эти дни есть свободное место",
        "يوجد موعد متاح في هذه الأيام"
    )
    package static let waitShowTimes = Phrase(
        "Show the free times",
        "Freie Zeiten zeigen",
        "Voir les horaires libres",
        "Ver las horas libres",
        "Показать свободное время",
        "عرض المواعيد المتاحة"
    )
    package static let waitRefused = Phrase(
        "The waitlist takes no more at the moment",
        "Die Warteliste nimmt zurzeit nichts mehr auf",
        "La liste d’attente est complète pour le moment",
        "La lista de espera no admite más por ahora",
        "Очередь сейчас заполнена",
        "قائمة الانتظار لا تقبل المزيد حاليًا"
    )
    package static let waitCheckMail = Phrase(
        "Check your e-mail",
        "Sehen Sie in Ihre Mails",
        "Consultez vos e-mails",
        "Revise su correo",
        "Проверьте почту",
        "تحقق من بريدك"
    )
    package static let waitCheckMailHelp = Phrase(
        "You are on the waitlist once you have opened the link in the mail that was just sent to you.",
        "Sie stehen auf der Warteliste, sobald Sie den Link in der Mail geöffnet haben, die gerade an Sie ging.",
        "Vous serez sur la liste d’attente dès que vous aurez ouvert le lien dans l’e-mail qui vient de vous être envoyé.",
        "Estará en la lista de espera cuando abra el enlace del correo que le acabamos de enviar.",
        "Вы окажетесь в очереди, когда откроете ссылку из письма, которое мы только что отправили.",
        "تُضاف إلى قائمة الانتظار عندما تفتح الرابط في الرسالة التي أُرسلت إليك للتو."
    )
    package static let onWaitlist = Phrase(
        "You are on the waitlist",
        "Sie stehen auf der Warteliste",
        "Vous êtes sur la liste d’attente",
        "Está en la lista de espera",
        "Вы в очереди",
        "أنت في قائمة الانتظار"
    )
    package static let onWaitlistHelp = Phrase(
        "A mail tells you when a place is held for you.",
        "Sie bekommen eine Mail, sobald ein Platz für Sie reserviert ist.",
        "Un e-mail vous préviendra dès qu’une place vous sera gardée.",
        "Le llegará un correo cuando se le guarde una plaza.",
        "Вам придёт письмо, когда для вас будет удержано место.",
        "ستصلك رسالة عندما يُحفظ موعد لك."
    )
    package static let waitOffered = Phrase(
        "A place is free",
        "Ein Platz ist frei",
        "Une place s’est libérée",
        "Hay una plaza libre",
        "Место освободилось",
        "أصبح موعد متاحًا"
    )
    package static let waitAccept = Phrase(
        "Take this place",
        "Diesen Platz nehmen",
        "Prendre cette place",
        "Tomar esta plaza",
        "Занять это место",
        "أخذ هذا الموعد"
    )
    package static let waitDecline = Phrase(
        "Decline",
        "Ablehnen",
        "Refuser",
        "Rechazar",
        "Отказаться",
        "رفض"
    )
    package static let waitLeave = Phrase(
        "Take me off the waitlist",
        "Von der Warteliste nehmen",
        "Me retirer de la liste d’attente",
        "Quitarme de la lista de espera",
        "Убрать меня из очереди",
        "أزلني من قائمة الانتظار"
    )
    package static let waitBooked = Phrase(
        "You took the place",
        "Sie haben den Platz genommen",
        "Vous avez pris la place",
        "Tomó la plaza",
        "Вы заняли место",
        "لقد أخذت الموعد"
    )
    package static let waitDeclined = Phrase(
        "You declined the place",
        "Sie haben den Platz abgelehnt",
        "Vous avez refusé la place",
        "Rechazó la plaza",
        "Вы отказались от места",
        "لقد رفضت الموعد"
    )
    package static let waitMissed = Phrase(
        "The offer has run out",
        "Das Angebot ist abgelaufen",
        "L’offre a expiré",
        "La oferta ha vencido",
        "Срок предложения истёк",
        "انتهت مدة العرض"
    )
    package static let waitOver = Phrase(
        "The days are over, and no place became free",
        "Die Tage sind vorbei, und kein Platz wurde frei",
        "Les jours sont passés sans qu’une place se libère",
        "Los días han pasado y no quedó ninguna plaza libre",
        "Дни прошли, место не освободилось",
        "مضت الأيام ولم يتح موعد"
    )
    package static let waitRemoved = Phrase(
        "You are no longer on the waitlist",
        "Sie stehen nicht mehr auf der Warteliste",
        "Vous n’êtes plus sur la liste d’attente",
        "Ya no está en la lista de espera",
        "Вас больше нет в очереди",
        "لم تعد في قائمة الانتظار"
    )
    package static let waitDays = Phrase("Days", "Tage", "Jours", "Días", "Дни", "الأيام")
}
