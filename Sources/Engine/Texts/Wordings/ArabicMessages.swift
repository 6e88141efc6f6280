/// The messages in Arabic, in Modern Standard Arabic without forms that show a gender.
struct ArabicMessages: MessageCatalogue {
    let labels = Labels(
        service: "الخدمة",
        when: "الموعد",
        yourTime: "بتوقيتك",
        previously: "الموعد السابق",
        furtherDates: "مواعيد أخرى",
        provider: "مقدّم الخدمة",
        client: "العميل",
        place: "المكان",
        amount: "المبلغ",
        refund: "المبلغ المسترد",
        reason: "السبب",
        openBooking: "عرض الحجز",
        pay: "الدفع الآن",
        review: "كتابة تقييم",
        readReview: "قراءة التقييم",
        answer: "القبول أو الرفض",
        bookAgain: "اختيار موعد آخر",
        stopReminders: "إيقاف التذكيرات",
        resumeReminders: "استئناف التذكيرات"
    )

    func greeting(_ name: InsertedText) -> String { "مرحبًا \(name)،" }

    func footer(_ b: InsertedDetails, for recipient: Party) -> String {
        switch recipient {
        case .client: "وصلتك هذه الرسالة بسبب حجزك لدى \(b.provider)."
        case .provider: "وصلتك هذه الرسالة لأن الحجز لديك يتم عبر Bookable."
        }
    }

    func refund(_ amount: String?) -> String {
        amount.map { "المبلغ المسترد: \($0)." }
            ?? "وفقًا لسياسة الإلغاء، لا يُسترد أي مبلغ."
    }

    func reminders(from provider: InsertedText, areEnded: Bool) -> String {
        areEnded
            ? "لن تصلك تذكيرات أو طلبات تقييم من \(provider). ستظل تصلك التأكيدات والتغييرات والإلغاءات."
            : "هل تُوقَف التذكيرات وطلبات التقييم من \(provider)؟ ستظل تصلك التأكيدات والتغييرات والإلغاءات."
    }

    func requested(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                // A verbal noun after `تم`, here and below: a verb in the past would show the gender of who acted.
                title: "تم استلام الطلب",
                lead: "أرسلنا طلبك إلى \(b.provider). سنراسلك فور وصول الرد.",
                brief: "تم استلام الطلب: \(b.service) لدى \(b.provider)، \(b.when). سنخبرك بالرد."
            )
        case .provider:
            Wording(
                title: "طلب حجز جديد",
                lead: "طلب حجز جديد من \(b.client). يُرجى قبول الطلب أو رفضه.",
                brief: "طلب جديد من \(b.client): \(b.service)، \(b.when). يُرجى القبول أو الرفض."
            )
        }
    }

    func declined(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "تعذّر قبول الطلب",
                lead: "نأسف، تعذّر قبول طلبك لدى \(b.provider). يمكنك اختيار موعد آخر.",
                brief: "نأسف، تعذّر قبول طلبك لدى \(b.provider): \(b.service)، \(b.when)."
            )
        case .provider:
            Wording(
                title: "تم رفض الطلب",
                lead: "تم رفض هذا الطلب وإبلاغ \(b.client) بذلك.",
                brief: "تم رفض طلب \(b.client): \(b.service)، \(b.when)."
            )
        }
    }

    func confirmed(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "تم تأكيد الحجز",
                lead: "تم تأكيد حجزك. يسعدنا استقبالك.",
                brief: "تم التأكيد: \(b.service) لدى \(b.provider)، \(b.when)."
            )
        case .provider:
            Wording(
                title: "حجز جديد",
                lead: "حجز جديد مؤكد باسم \(b.client).",
                brief: "حجز جديد: \(b.client)، \(b.service)، \(b.when)."
            )
        }
    }

    func paymentNeeded(_ b: InsertedDetails, _ amount: String, until: String?, for recipient: Party) -> Wording {
        let deadline = until.map { " قبل \($0)" } ?? ""
        return switch recipient {
        case .client:
            Wording(
                title: "الدفع مطلوب",
                lead: "يُرجى دفع \(amount)\(deadline). سيتم تأكيد حجزك فور وصول المبلغ.",
                brief: "يُرجى دفع \(amount)\(deadline) لتأكيد الحجز: \(b.service) لدى \(b.provider)، \(b.when)."
            )
        case .provider:
            Wording(
                title: "في انتظار الدفع",
                lead: "طُلب من \(b.client) دفع \(amount)\(deadline).",
                brief: "في انتظار دفع \(amount): \(b.client)، \(b.service)، \(b.when)."
            )
        }
    }

    func paymentReceived(_ b: InsertedDetails, _ amount: String, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "تم استلام الدفعة",
                lead: "شكرًا لك. تم استلام دفعتك بمبلغ \(amount).",
                brief: "تم استلام \(amount): \(b.service) لدى \(b.provider)، \(b.when). شكرًا لك."
            )
        case .provider:
            Wording(
                title: "تم استلام الدفعة",
                lead: "تم استلام \(amount) من \(b.client).",
                brief: "تم استلام \(amount) من \(b.client): \(b.service)، \(b.when)."
            )
        }
    }

    func moved(_ b: InsertedDetails, by mover: Party, for recipient: Party) -> Wording {
        let lead =
            switch (mover, recipient) {
            case (.client, .client): "تم تغيير موعدك بناءً على طلبك. الموعد الجديد أدناه."
            case (.provider, .client): "تم تغيير موعدك من جانب \(b.provider). يُرجى التأكد من أن الموعد الجديد يناسبك."
            case (.client, .provider): "تم تغيير الموعد من جانب \(b.client). الموعد الجديد أدناه."
            case (.provider, .provider): "تم تغيير هذا الموعد بناءً على طلبك وإبلاغ \(b.client) بذلك."
            }
        let brief =
            switch (mover, recipient) {
            case (.client, .client): "تم تغيير موعدك: \(b.service) لدى \(b.provider)، الموعد الجديد \(b.when)."
            case (.provider, .client): "تم تغيير موعدك من جانب \(b.provider): \(b.service)، الموعد الجديد \(b.when)."
            case (.client, .provider): "تم تغيير الموعد من جانب \(b.client): \(b.service)، الموعد الجديد \(b.when)."
            case (.provider, .provider): "تم تغيير الموعد: \(b.client)، \(b.service)، الموعد الجديد \(b.when)."
            }
        return Wording(title: "تم تغيير الموعد", lead: lead, brief: brief)
    }

    func cancelled(_ b: InsertedDetails, by party: Party, for recipient: Party) -> Wording {
        let lead =
            switch (party, recipient) {
            case (.client, .client): "تم إلغاء حجزك بناءً على طلبك."
            case (.provider, .client): "نأسف، تم إلغاء حجزك من جانب \(b.provider). نعتذر عن الإزعاج."
            case (.client, .provider): "تم إلغاء الحجز من جانب \(b.client). أصبح الوقت متاحًا من جديد."
            case (.provider, .provider): "تم إلغاء هذا الحجز بناءً على طلبك وإبلاغ \(b.client) بذلك."
            }
        let brief =
            switch (party, recipient) {
            case (.client, .client): "تم الإلغاء بناءً على طلبك: \(b.service) لدى \(b.provider)، \(b.when)."
            case (.provider, .client): "نأسف، تم الإلغاء من جانب \(b.provider): \(b.service)، \(b.when)."
            case (.client, .provider): "تم الإلغاء من جانب \(b.client): \(b.service)، \(b.when)."
            case (.provider, .provider): "تم إلغاء حجز \(b.client): \(b.service)، \(b.when)."
            }
        return Wording(title: "تم إلغاء الحجز", lead: lead, brief: brief)
    }

    func refundPaid(_ b: InsertedDetails, _ amount: String, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "تم رد المبلغ",
                lead: "تم رد \(amount) إليك. قد يستغرق ظهور المبلغ في حسابك المصرفي بضعة أيام.",
                brief: "تم رد \(amount): \(b.service)، \(b.when). قد يستغرق ظهوره في حسابك بضعة أيام."
            )
        case .provider:
            Wording(
                title: "تم رد المبلغ",
                lead: "تم رد \(amount) إلى \(b.client).",
                brief: "تم رد \(amount) إلى \(b.client): \(b.service)، \(b.when)."
            )
        }
    }

    func refundFailed(_ b: InsertedDetails, _ amount: String) -> Wording {
        Wording(
            title: "تعذر رد المبلغ",
            lead: "تعذر رد \(amount) إلى \(b.client). يرجى رده بطريقة أخرى.",
            brief: "تعذر رد \(amount) إلى \(b.client): \(b.service)، \(b.when)."
        )
    }

    func paymentDisputed(_ b: InsertedDetails, _ amount: String, isInquiry: Bool, until: String?) -> Wording {
        let deadline = until.map { " قبل \($0)" } ?? ""
        let event =
            isInquiry
            ? "يستفسر بنك \(b.client) عن دفعة بمبلغ \(amount). لم يُسحب شيء حتى الآن."
            : "اعترض \(b.client) على دفعة لدى البنك، وسحب البنك \(amount)."
        return Wording(
            title: isInquiry ? "البنك يستفسر عن دفعة" : "اعتراض على دفعة",
            lead:
                "\(event) للرد على الاعتراض، يُرجى إرسال الأدلة في لوحة Stripe\(deadline)، مثل تأكيد الحجز. وإلا فسيضيع المبلغ عادةً.",
            brief: "اعتراض على \(amount): \(b.client)، \(b.service)، \(b.when). يُرجى إرسال الأدلة في Stripe\(deadline)."
        )
    }

    func disputeClosed(_ b: InsertedDetails, _ amount: String, _ outcome: DisputeOutcome) -> Wording {
        let (title, result) =
            switch outcome {
            case .won: ("كُسب الاعتراض", "قرر البنك لصالحك: عاد \(amount) من \(b.client).")
            case .lost: ("خُسر الاعتراض", "قرر البنك لصالح \(b.client): ضاع \(amount).")
            case .withdrawn: ("أُغلق الاعتراض", "انتهى اعتراض \(b.client) على \(amount) دون سحب.")
            }
        return Wording(
            title: title,
            lead: "\(result) لا يلزمك فعل شيء.",
            brief: "\(title): \(amount)، \(b.client)، \(b.service)، \(b.when)."
        )
    }

    func reminder(_ b: InsertedDetails, _ notice: String?, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "تذكير",
                lead: notice.map { "يبدأ موعدك \($0)." } ?? "اقترب موعدك.",
                brief: "تذكير: \(b.service) لدى \(b.provider)، \(b.when)."
            )
        case .provider:
            Wording(
                title: "تذكير",
                lead: notice.map { "يبدأ موعد لديك \($0)." } ?? "اقترب موعد لديك.",
                brief: "تذكير: \(b.client)، \(b.service)، \(b.when)."
            )
        }
    }

    func reviewRequest(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "ما رأيك؟",
                lead: "شكرًا لزيارتك \(b.provider). تقييم قصير يساعد الآخرين على الاختيار.",
                brief: "كيف كانت زيارتك إلى \(b.provider)؟ تقييم قصير يساعد الآخرين على الاختيار."
            )
        case .provider:
            Wording(
                title: "تم طلب تقييم",
                lead: "طلبنا من \(b.client) كتابة تقييم.",
                brief: "طلبنا تقييمًا من \(b.client): \(b.service)، \(b.when)."
            )
        }
    }

    func reviewWritten(_ b: InsertedDetails, by client: String?, stars: Int) -> Wording {
        let visit = client == nil ? "\(b.service)" : "\(b.service)، \(b.when)"
        return Wording(
            title: "تقييم جديد",
            lead:
                "كتب \(client ?? "أحد العملاء") تقييمًا للزيارة: \(stars) من 5 نجوم. "
                + "يمكنك قراءته والرد عليه علنًا في لوحة التحكم ضمن الخدمات.",
            brief: "تقييم جديد\(client.map { " من \($0)" } ?? ""): \(stars) من 5 نجوم، \(visit)."
        )
    }

    func noShow(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "موعد فائت",
                lead: "تم تسجيل عدم الحضور إلى موعدك. إن لم يكن ذلك صحيحًا، يُرجى التواصل مع \(b.provider).",
                brief:
                    "تم تسجيل عدم الحضور: \(b.service)، \(b.when). إن لم يكن ذلك صحيحًا، يُرجى التواصل مع \(b.provider)."
            )
        case .provider:
            Wording(
                title: "تم تسجيل عدم الحضور",
                lead: "تم تسجيل عدم حضور \(b.client).",
                brief: "تم تسجيل عدم الحضور: \(b.client)، \(b.service)، \(b.when)."
            )
        }
    }

    func holdExpired(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "انتهت مدة الحجز المؤقت",
                lead: "لم يتم تأكيد حجزك المؤقت في الوقت المحدد فانتهت مدته. يمكنك الحجز من جديد.",
                brief: "انتهت مدة الحجز المؤقت: \(b.service) لدى \(b.provider)، \(b.when). يمكنك الحجز من جديد."
            )
        case .provider:
            Wording(
                title: "انتهت مدة الحجز المؤقت",
                lead: "لم يتم تأكيد الحجز المؤقت باسم \(b.client) في الوقت المحدد. أصبح الوقت متاحًا من جديد.",
                brief: "انتهت مدة الحجز المؤقت: \(b.client)، \(b.service)، \(b.when). أصبح الوقت متاحًا."
            )
        }
    }
}
