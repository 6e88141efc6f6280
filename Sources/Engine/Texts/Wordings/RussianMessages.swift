/// The messages in Russian, with *вы*; names stay in the nominative, since they cannot be declined.
struct RussianMessages: MessageCatalogue {
    let labels = Labels(
        service: "Услуга",
        when: "Когда",
        yourTime: "По вашему времени",
        previously: "Прежнее время",
        furtherDates: "Другие даты",
        provider: "Специалист",
        client: "Клиент",
        place: "Место",
        amount: "Сумма",
        refund: "Возврат",
        reason: "Причина",
        openBooking: "Открыть запись",
        pay: "Оплатить",
        review: "Оставить отзыв",
        readReview: "Прочитать отзыв",
        answer: "Принять или отклонить",
        bookAgain: "Выбрать другое время",
        stopReminders: "Больше не присылать напоминания",
        resumeReminders: "Снова присылать напоминания"
    )

    func greeting(_ name: InsertedText) -> String { "Здравствуйте, \(name)!" }

    func footer(_ b: InsertedDetails, for recipient: Party) -> String {
        switch recipient {
        case .client: "Вы получили это письмо, потому что у вас есть запись: \(b.provider)."
        case .provider: "Вы получили это письмо, потому что к вам записываются через Bookable."
        }
    }

    func refund(_ amount: String?) -> String {
        amount.map { "Возврат: \($0)." }
            ?? "По условиям отмены возврат не предусмотрен."
    }

    func reminders(from provider: InsertedText, areEnded: Bool) -> String {
        areEnded
            ? "\(provider): напоминания и просьбы об отзыве больше не будут приходить. Подтверждения, изменения и отмены будут приходить по-прежнему."
            : "\(provider): больше не присылать напоминания и просьбы об отзыве? Подтверждения, изменения и отмены будут приходить по-прежнему."
    }

    func requested(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Заявка получена",
                // Names stand in brackets or after a colon, where no preposition asks for another case.
                lead: "Мы передали вашу заявку (\(b.provider)). Как только будет ответ, мы вам напишем.",
                brief: "Заявка получена: \(b.service), \(b.provider), \(b.when). Мы сообщим вам ответ."
            )
        case .provider:
            Wording(
                title: "Новая заявка на запись",
                lead: "Новая заявка от клиента: \(b.client). Пожалуйста, примите или отклоните её.",
                brief: "Новая заявка: \(b.client), \(b.service), \(b.when). Примите или отклоните её."
            )
        }
    }

    func declined(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Заявка отклонена",
                lead: "К сожалению, ваша заявка не принята (\(b.provider)). Вы можете выбрать другое время.",
                brief: "К сожалению, ваша заявка не принята: \(b.service), \(b.provider), \(b.when)."
            )
        case .provider:
            Wording(
                title: "Заявка отклонена",
                lead: "Вы отклонили эту заявку. Клиент получит сообщение.",
                brief: "Вы отклонили заявку: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func confirmed(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Запись подтверждена",
                lead: "Ваша запись подтверждена. Ждём вас.",
                brief: "Запись подтверждена: \(b.service), \(b.provider), \(b.when)."
            )
        case .provider:
            Wording(
                title: "Новая запись",
                lead: "Новая подтверждённая запись. Клиент: \(b.client).",
                brief: "Новая запись: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func paymentNeeded(_ b: InsertedDetails, _ amount: String, until: String?, for recipient: Party) -> Wording {
        // This asks for the genitive, in which CLDR has the months beside a day.
        let deadline = until.map { " до \($0)" } ?? ""
        return switch recipient {
        case .client:
            Wording(
                title: "Нужна оплата",
                lead:
                    "Пожалуйста, оплатите \(amount)\(deadline). Запись будет подтверждена, как только поступит оплата.",
                brief:
                    "Оплатите \(amount)\(deadline), чтобы подтвердить запись: \(b.service), \(b.provider), \(b.when)."
            )
        case .provider:
            Wording(
                title: "Ожидается оплата",
                lead: "Ожидается оплата \(amount)\(deadline). Клиент: \(b.client).",
                brief: "Ожидается оплата \(amount): \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func paymentReceived(_ b: InsertedDetails, _ amount: String, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Оплата получена",
                lead: "Спасибо! Мы получили вашу оплату: \(amount).",
                brief: "Оплата \(amount) получена: \(b.service), \(b.provider), \(b.when). Спасибо!"
            )
        case .provider:
            Wording(
                title: "Оплата получена",
                lead: "Получена оплата \(amount). Клиент: \(b.client).",
                brief: "Получена оплата \(amount): \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func moved(_ b: InsertedDetails, by mover: Party, for recipient: Party) -> Wording {
        let lead =
            switch (mover, recipient) {
            case (.client, .client): "Вы перенесли запись. Новое время указано ниже."
            case (.provider, .client):
                "Ваша запись перенесена по инициативе специалиста (\(b.provider)). Пожалуйста, проверьте, удобно ли вам новое время."
            case (.client, .provider): "Запись перенесена клиентом: \(b.client). Новое время указано ниже."
            case (.provider, .provider): "Вы перенесли эту запись. Клиент получит сообщение."
            }
        let brief =
            switch (mover, recipient) {
            case (.client, .client): "Ваша запись перенесена: \(b.service), \(b.provider). Новое время: \(b.when)."
            case (.provider, .client): "Ваша запись перенесена: \(b.service), \(b.provider). Новое время: \(b.when)."
            case (.client, .provider): "Запись перенесена клиентом: \(b.client), \(b.service). Новое время: \(b.when)."
            case (.provider, .provider): "Вы перенесли запись: \(b.client), \(b.service). Новое время: \(b.when)."
            }
        return Wording(title: "Запись перенесена", lead: lead, brief: brief)
    }

    func cancelled(_ b: InsertedDetails, by party: Party, for recipient: Party) -> Wording {
        let lead =
            switch (party, recipient) {
            case (.client, .client): "Ваша запись отменена по вашей просьбе."
            case (.provider, .client): "К сожалению, вашу запись пришлось отменить (\(b.provider)). Приносим извинения."
            case (.client, .provider): "Запись отменена клиентом: \(b.client). Время снова свободно."
            case (.provider, .provider): "Вы отменили эту запись. Клиент получит сообщение."
            }
        let brief =
            switch (party, recipient) {
            case (.client, .client): "Отменено по вашей просьбе: \(b.service), \(b.provider), \(b.when)."
            case (.provider, .client):
                "К сожалению, вашу запись пришлось отменить: \(b.service), \(b.provider), \(b.when)."
            case (.client, .provider): "Запись отменена клиентом: \(b.client), \(b.service), \(b.when)."
            case (.provider, .provider): "Вы отменили запись: \(b.client), \(b.service), \(b.when)."
            }
        return Wording(title: "Запись отменена", lead: lead, brief: brief)
    }

    func refundPaid(_ b: InsertedDetails, _ amount: String, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Деньги возвращены",
                lead: "Мы вернули вам \(amount). Зачисление в банке может занять несколько дней.",
                brief: "Возврат \(amount) отправлен: \(b.service), \(b.when). Зачисление может занять несколько дней."
            )
        case .provider:
            Wording(
                title: "Деньги возвращены",
                // Impersonal, because a verb would have to agree with the amount.
                lead: "Клиенту возвращено \(amount): \(b.client).",
                brief: "Возврат \(amount) отправлен: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func refundFailed(_ b: InsertedDetails, _ amount: String) -> Wording {
        Wording(
            title: "Не удалось вернуть деньги",
            lead: "Не удалось вернуть клиенту \(amount): \(b.client). Верните деньги другим способом.",
            brief: "Не удалось вернуть \(amount): \(b.client), \(b.service), \(b.when)."
        )
    }

    func paymentDisputed(_ b: InsertedDetails, _ amount: String, isInquiry: Bool, until: String?) -> Wording {
        // This asks for the genitive, in which CLDR has the months beside a day.
        let deadline = until.map { " до \($0)" } ?? ""
        let event =
            isInquiry
            ? "Банк клиента запрашивает сведения о платеже \(amount). Пока ничего не списано. Клиент: \(b.client)."
            : "Клиент оспаривает платёж в банке, и банк списал \(amount). Клиент: \(b.client)."
        return Wording(
            title: isInquiry ? "Банк запрашивает сведения о платеже" : "Платёж оспорен",
            lead:
                "\(event) Чтобы возразить, отправьте доказательства в панели Stripe\(deadline), например подтверждение записи. Иначе деньги, как правило, потеряны.",
            brief:
                "Спор о \(amount): \(b.client), \(b.service), \(b.when). Отправьте доказательства в Stripe\(deadline)."
        )
    }

    func disputeClosed(_ b: InsertedDetails, _ amount: String, _ outcome: DisputeOutcome) -> Wording {
        let (title, result) =
            switch outcome {
            case .won: ("Спор выигран", "Банк решил в вашу пользу: \(amount) возвращены. Клиент: \(b.client).")
            case .lost: ("Спор проигран", "Банк решил в пользу клиента: \(amount) потеряны. Клиент: \(b.client).")
            case .withdrawn: ("Спор закрыт", "Спор о \(amount) завершился без списания. Клиент: \(b.client).")
            }
        return Wording(
            title: title,
            lead: "\(result) Делать ничего не нужно.",
            brief: "\(title): \(amount), \(b.client), \(b.service), \(b.when)."
        )
    }

    func reminder(_ b: InsertedDetails, _ notice: String?, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Напоминание",
                lead: notice.map { "Напоминаем о записи: начало \($0)." } ?? "Напоминаем о вашей записи.",
                brief: "Напоминаем: \(b.service), \(b.provider), \(b.when)."
            )
        case .provider:
            Wording(
                title: "Напоминание",
                lead: notice.map { "Ближайшая запись: начало \($0)." } ?? "Приближается время записи.",
                brief: "Напоминаем: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func reviewRequest(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Как всё прошло?",
                lead: "Спасибо за визит (\(b.provider)). Короткий отзыв поможет другим сделать выбор.",
                brief: "Как прошёл визит (\(b.provider))? Короткий отзыв поможет другим сделать выбор."
            )
        case .provider:
            Wording(
                title: "Запрошен отзыв",
                lead: "Мы попросили клиента оставить отзыв: \(b.client).",
                brief: "Мы попросили об отзыве: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func reviewWritten(_ b: InsertedDetails, by client: String?, stars: Int) -> Wording {
        let visit = client == nil ? "\(b.service)" : "\(b.service), \(b.when)"
        return Wording(
            title: "Новый отзыв",
            lead:
                "Новый отзыв о визите: \(client.map { "\($0), " } ?? "")\(stars) из 5 звёзд. "
                + "Его можно прочитать и ответить на него публично в консоли, в разделе «Услуги».",
            brief: "Новый отзыв: \(client.map { "\($0), " } ?? "")\(stars) из 5 звёзд, \(visit)."
        )
    }

    func noShow(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Пропущенная запись",
                lead:
                    "Отмечено, что визит не состоялся. Если это ошибка, пожалуйста, свяжитесь со специалистом: \(b.provider).",
                brief:
                    "Отмечено, что визит не состоялся: \(b.service), \(b.when). Если это ошибка, обратитесь: \(b.provider)."
            )
        case .provider:
            Wording(
                title: "Неявка отмечена",
                lead: "Вы отметили неявку клиента: \(b.client).",
                brief: "Неявка отмечена: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func holdExpired(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Бронь истекла",
                lead: "Бронь не была подтверждена вовремя и истекла. Вы можете записаться снова.",
                brief: "Бронь истекла: \(b.service), \(b.provider), \(b.when). Вы можете записаться снова."
            )
        case .provider:
            Wording(
                title: "Бронь истекла",
                lead: "Бронь не была подтверждена вовремя: \(b.client). Время снова свободно.",
                brief: "Бронь истекла: \(b.client), \(b.service), \(b.when). Время снова свободно."
            )
        }
    }
}
