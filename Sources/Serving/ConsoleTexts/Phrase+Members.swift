extension Phrase {
    package static let people = Phrase("People", "Personen", "Équipe", "Equipo", "Люди", "الفريق")
    package static let peopleHelp = Phrase(
        "Everybody who signs in to this practice, and what they may do.",
        "Alle, die sich bei diesem Betrieb anmelden, und was sie dürfen.",
        "Toutes les personnes qui se connectent à cet établissement, et leurs droits.",
        "Quienes inician sesión en este negocio y lo que pueden hacer.",
        "Все, кто входит в эту организацию, и что им разрешено.",
        "كل من يسجّل الدخول إلى هذا العمل وما يُسمح له به."
    )
    package static let role = Phrase("Role", "Rolle", "Rôle", "Función", "Роль", "الدور")
    package static let owner = Phrase("Owner", "Inhaber", "Propriétaire", "Propietario", "Владелец", "المالك")
    package static let staff = Phrase("Staff", "Mitarbeit", "Équipe", "Personal", "Сотрудник", "موظف")
    package static let frontDesk = Phrase(
        "Front desk",
        "Empfang",
        "Accueil",
        "Recepción",
        "Администратор зала",
        "الاستقبال"
    )
    package static let finance = Phrase("Finance", "Finanzen", "Finances", "Finanzas", "Финансы", "المالية")
    package static let ownerMay = Phrase(
        "Everything, including people and policies",
        "Alles, auch Personen und Stornoregeln",
        "Tout, y compris l’équipe et les conditions",
        "Todo, también el equipo y las condiciones",
        "Всё, включая людей и правила отмены",
        "كل شيء، ومنه الفريق وسياسات الإلغاء"
    )
    package static let staffMay = Phrase(
        "Bookings, hours and calendars",
        "Buchungen, Zeiten und Kalender",
        "Réservations, horaires et calendriers",
        "Reservas, horarios y calendarios",
        "Брони, часы работы и календари",
        "الحجوزات والأوقات والتقاويم"
    )
    package static let frontDeskMay = Phrase(
        "Bookings and clients",
        "Buchungen und Kunden",
        "Réservations et clients",
        "Reservas y clientes",
        "Брони и клиенты",
        "الحجوزات والعملاء"
    )
    package static let financeMay = Phrase(
        "Payments and refunds",
        "Zahlungen und Erstattungen",
        "Paiements et remboursements",
        "Pagos y reembolsos",
        "Платежи и возвраты",
        "المدفوعات والاستردادات"
    )
    package static let addPerson = Phrase(
        "Add a person",
        "Person hinzufügen",
        "Ajouter une personne",
        "Añadir una persona",
        "Добавить человека",
        "إضافة شخص"
    )
    package static let addPersonHelp = Phrase(
        "They get an e-mail with a sign-in link.",
        "Sie bekommt eine Mail mit einem Link zum Anmelden.",
        "Elle reçoit un e-mail avec un lien de connexion.",
        "Recibirá un correo con un enlace para entrar.",
        "На адрес придёт письмо со ссылкой для входа.",
        "يصله بريد فيه رابط لتسجيل الدخول."
    )
    package static let name = Phrase("Name", "Name", "Nom", "Nombre", "Имя", "الاسم")
    package static let change = Phrase("Change", "Ändern", "Modifier", "Cambiar", "Изменить", "تغيير")
    package static let remove = Phrase("Remove", "Entfernen", "Retirer", "Quitar", "Удалить", "إزالة")
    package static let you = Phrase("you", "Sie", "vous", "usted", "вы", "أنت")
    package static let personAdded = Phrase(
        "The person has been added",
        "Die Person ist hinzugefügt",
        "La personne a été ajoutée",
        "Se ha añadido a la persona",
        "Человек добавлен",
        "أُضيف الشخص"
    )
    package static let saved = Phrase("Saved", "Gespeichert", "Enregistré", "Guardado", "Сохранено", "حُفظ")
    package static let removed = Phrase("Removed", "Entfernt", "Retiré", "Quitado", "Удалено", "أُزيل")
    package static let alreadyMember = Phrase(
        "This address is a member already.",
        "Diese Adresse ist schon Mitglied.",
        "Cette adresse est déjà membre.",
        "Esta dirección ya es miembro.",
        "Этот адрес уже участник.",
        "هذا العنوان عضو بالفعل."
    )
    package static let keepsOwner = Phrase(
        "A practice keeps at least one owner.",
        "Ein Betrieb behält mindestens eine Inhaberin oder einen Inhaber.",
        "Un établissement garde au moins un propriétaire.",
        "Un negocio conserva al menos un propietario.",
        "У организации должен остаться хотя бы один владелец.",
        "يبقى للعمل مالك واحد على الأقل."
    )
    package static let notAllowed = Phrase(
        "Your role does not allow this",
        "Ihre Rolle erlaubt das nicht",
        "Votre rôle ne permet pas cela",
        "Su función no lo permite",
        "Ваша роль этого не позволяет",
        "دورك لا يسمح بذلك"
    )
    package static let notAllowedHelp = Phrase(
        "An owner of the practice can change what you may do.",
        "Wem der Betrieb gehört, kann Ihre Rechte ändern.",
        "Un propriétaire de l’établissement peut changer vos droits.",
        "Un propietario del negocio puede cambiar sus permisos.",
        "Владелец организации может изменить ваши права.",
        "يمكن لمالك العمل تغيير صلاحياتك."
    )
    /// Opens the sections of the console that do not fit on a phone.
    package static let moreSections = Phrase("More", "Mehr", "Plus", "Más", "Ещё", "المزيد")
    package static let menu = Phrase("Console", "Konsole", "Console", "Consola", "Консоль", "لوحة التحكم")

    /// The question before somebody is removed.
    package static func removeQuestion(_ name: String) -> Phrase {
        Phrase(
            "Remove \(name)?",
            "\(name) entfernen?",
            "Retirer \(name) ?",
            "¿Quitar a \(name)?",
            "Удалить: \(name)?",
            "إزالة \(name)؟"
        )
    }
}
