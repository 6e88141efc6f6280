import Localization

/// The pages in Russian, with *вы*.
struct RussianPages: PageCatalogue {
    var labels: PageLabels { Self.all }

    /// Made once: a page asks for words dozens of times.
    private static let all = PageLabels(
        skipToContent: "К содержанию",
        language: "Язык",
        optional: "необязательно",
        chooseProvider: "К кому вы хотите записаться?",
        noProviders: "Здесь пока нельзя записаться.",
        services: "Услуги",
        noServices: "Сейчас записаться нельзя.",
        freeOfCharge: "Бесплатно",
        previousMonth: "Предыдущий месяц",
        nextMonth: "Следующий месяц",
        nextFreeDay: "Ближайший свободный день",
        noTimes: "Сейчас свободного времени нет.",
        yourDetails: "Ваши данные",
        name: "Имя",
        email: "Эл. почта",
        emailHint: "Туда придёт подтверждение.",
        phone: "Телефон",
        bring: "Возьмите с собой",
        documentHint: "Номер или ссылка",
        choose: "Выберите",
        yes: "Да",
        no: "Нет",
        changeTime: "Изменить время",
        price: "Цена",
        dueNow: "К оплате сейчас",
        paid: "Оплачено",
        refund: "Возврат",
        with: "У кого",
        cancellationPolicy: "Если вы отмените",
        checkDetails: "Проверьте, пожалуйста, данные",
        slotTaken: "Это время только что заняли",
        slotTakenHelp: "Ваши данные сохранены. Ещё свободно:",
        slotGone: "На это время больше нельзя записаться. Выберите другое, ваши данные сохранены.",
        policyChanged: "Условия отмены изменились. Прочитайте их, пожалуйста, и запишитесь снова.",
        priceChanged: "Цена на это время изменилась. Проверьте её, пожалуйста, и запишитесь снова.",
        formReused: "Эта форма уже была отправлена с другими данными. Отправьте её ещё раз, чтобы записаться снова.",
        confirmed: "Запись подтверждена",
        requested: "Запрос отправлен",
        requestedHelp: "Мы сообщим вам об ответе.",
        paymentNeeded: "Оплатите, чтобы подтвердить запись",
        held: "Это время придержано для вас",
        heldHelp: "Подтвердите запись, пока время придержано.",
        cancelled: "Запись отменена",
        completed: "Встреча прошла",
        noShow: "Встреча пропущена",
        expired: "Запись не была вовремя подтверждена",
        keepAddress: "Сохраните адрес этой страницы: по нему можно перенести или отменить запись.",
        addToCalendar: "В календарь",
        bookAgain: "Записаться снова",
        push: "Уведомлять на этом устройстве",
        pushOn: "Это устройство получает уведомления об изменениях и напоминания.",
        pushOff: "Больше не уведомлять на этом устройстве",
        pushRefused:
            "Не удалось настроить устройство. Разрешите уведомления этого сайта в браузере и попробуйте ещё раз.",
        move: "Перенести на другое время",
        chooseNewTime: "Выберите новое время",
        moved: "Запись перенесена",
        moveRefused: "Эту запись больше нельзя перенести.",
        cancel: "Отменить запись",
        cancelQuestion: "Отменить эту запись?",
        keepBooking: "Оставить запись",
        reason: "Причина",
        refundNothing: "Если отменить сейчас, деньги не возвращаются.",
        refundNotPaid: "Оплаты не было, поэтому возвращать нечего.",
        refundUndecided: "Если отменить сейчас, о возврате решит человек.",
        curveCaption: "Сколько возвращается в зависимости от времени отмены",
        curveWhen: "До начала",
        curveAfterwards: "Позже",
        confirmHold: "Подтвердить запись",
        payLater: "Страница оплаты сейчас недоступна. Попробуйте через минуту.",
        notFound: "Страница не найдена",
        notFoundHelp: "Адрес неполный, или этого больше нет.",
        refusedSource: "Форма пришла с другого сайта",
        refusedSourceHelp:
            "Для вашей безопасности ничего не изменено. Откройте страницу здесь и отправьте форму снова.",
        tooMany: "Слишком много запросов",
        tooManyHelp: "Подождите немного и попробуйте снова.",
        failed: "Что-то пошло не так",
        failedHelp: "Это не ваша вина. Попробуйте чуть позже.",
        wrongState: "Запись тем временем изменилась. Вот как она выглядит сейчас.",
        toStart: "На главную",
        more: "Показать ещё",
        bookNow: "Записаться на это время",
        requestNow: "Запросить это время",
        thanks: "Спасибо",
        thanksHelp:
            "Платёж подтверждается. Как только он поступит, вы получите письмо; это видно и на странице записи."
    )

    func freeTimes(_ count: Int) -> String {
        switch Language.russian.pluralCategory(of: PluralOperands(count)) {
        // 21 and 31 take this form too, so the number is always written.
        case .one: "\(count) свободное время"
        case .few: "\(count) свободных времени"
        // `many`: in Russian, whole numbers are never `other`.
        default: "\(count) свободных времён"
        }
    }

    func placesLeft(_ count: Int) -> String {
        switch Language.russian.pluralCategory(of: PluralOperands(count)) {
        case .one: "осталось \(count) место"
        case .few: "осталось \(count) места"
        default: "осталось \(count) мест"
        }
    }

    // The month comes first, because a preposition would ask for another case of it.
    func noTimes(in month: String) -> String { "\(month): свободного времени нет." }
    func times(in zone: String) -> String { "Время: \(zone)" }

    func book(_ when: String) -> String { "Записаться: \(when)" }
    func request(_ when: String) -> String { "Запросить: \(when)" }
    func bookAndPay(_ amount: String) -> String { "Записаться и оплатить \(amount)" }
    func pay(_ amount: String) -> String { "Оплатить \(amount)" }
    func payUntil(_ time: String) -> String { "Время придержано для вас: до \(time)." }
    func moveTo(_ when: String) -> String { "Перенести: \(when)" }

    func refundNow(_ amount: String, of paid: String) -> String {
        "Если отменить сейчас, вернётся \(amount) из \(paid)."
    }
    func refunded(_ amount: String) -> String { "Вам вернётся \(amount)." }
    func atLeast(_ duration: String) -> String { "\(duration) и больше" }

    func fault(_ fault: PageFault) -> String {
        switch fault {
        case .required: "Это нужно заполнить."
        case .email: "Укажите адрес почты, например kim@example.com."
        case .phone: "Укажите номер телефона, например +7 495 123-45-67."
        case .number: "Укажите число, например 1.5."
        case .date: "Укажите дату, например 2026-03-10."
        case .choice: "Выберите один из ответов."
        case .consent: "Поставьте здесь отметку, чтобы записаться."
        case .character: "Здесь есть недопустимый знак."
        case .undeliverable: "На этот адрес письма не доходят. Укажите другой."
        case .other: "Это нельзя использовать здесь."
        case .tooLong(let maximum): "Не больше \(maximum) знаков."
        }
    }

    func bookWith(_ provider: String) -> String { "Запись: \(provider)" }
}
