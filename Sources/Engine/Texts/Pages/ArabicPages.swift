import Localization

/// The pages in Arabic.
struct ArabicPages: PageCatalogue {
    var labels: PageLabels { Self.all }

    /// Made once: a page asks for words dozens of times.
    private static let all = PageLabels(
        skipToContent: "إلى المحتوى",
        language: "اللغة",
        optional: "اختياري",
        chooseProvider: "مع من تود الحجز؟",
        noProviders: "لا يمكن الحجز هنا بعد.",
        services: "الخدمات",
        noServices: "لا يمكن حجز أي شيء حاليًا.",
        freeOfCharge: "مجانًا",
        previousMonth: "الشهر السابق",
        nextMonth: "الشهر التالي",
        nextFreeDay: "أقرب يوم متاح",
        noTimes: "لا توجد مواعيد متاحة حاليًا.",
        yourDetails: "بياناتك",
        name: "الاسم",
        email: "البريد الإلكتروني",
        emailHint: "يُرسل التأكيد إليه.",
        phone: "الهاتف",
        bring: "يرجى إحضار",
        documentHint: "رقم أو رابط",
        choose: "يرجى الاختيار",
        yes: "نعم",
        no: "لا",
        changeTime: "تغيير الموعد",
        price: "السعر",
        dueNow: "المستحق الآن",
        paid: "المدفوع",
        refund: "المبلغ المسترد",
        with: "مع",
        cancellationPolicy: "عند الإلغاء",
        checkDetails: "يرجى مراجعة البيانات",
        slotTaken: "حُجز هذا الموعد للتو",
        slotTakenHelp: "بياناتك محفوظة. هذه المواعيد ما زالت متاحة:",
        slotGone: "لم يعد حجز هذا الموعد ممكنًا. يرجى اختيار موعد آخر؛ بياناتك محفوظة.",
        policyChanged: "تغيّرت سياسة الإلغاء. يرجى قراءتها والحجز من جديد.",
        priceChanged: "تغيّر سعر هذا الموعد. يرجى الاطلاع عليه والحجز من جديد.",
        formReused: "أُرسل هذا النموذج من قبل ببيانات أخرى. يمكن إرساله مجددًا لحجز آخر.",
        confirmed: "تم تأكيد حجزك",
        requested: "تم إرسال طلبك",
        requestedHelp: "سيصلك الرد فور صدوره.",
        paymentNeeded: "يرجى الدفع لتأكيد الحجز",
        held: "هذا الموعد محجوز لك مؤقتًا",
        heldHelp: "يرجى تأكيد الحجز قبل انتهاء المهلة.",
        cancelled: "أُلغي هذا الحجز",
        completed: "انتهى هذا الموعد",
        noShow: "فات هذا الموعد دون حضور",
        expired: "لم يُؤكد هذا الحجز في الوقت المحدد",
        keepAddress: "يرجى الاحتفاظ بعنوان هذه الصفحة: به يمكن نقل الحجز أو إلغاؤه.",
        addToCalendar: "إضافة إلى التقويم",
        bookAgain: "حجز جديد",
        push: "أرسل الإشعارات إلى هذا الجهاز",
        pushOn: "تصل إلى هذا الجهاز إشعارات التغييرات والتذكيرات.",
        pushOff: "أوقف الإشعارات على هذا الجهاز",
        pushRefused:
            "تعذّر إعداد هذا الجهاز. اسمح بإشعارات هذا الموقع في المتصفح ثم حاول مرة أخرى.",
        move: "النقل إلى موعد آخر",
        chooseNewTime: "اختيار موعد جديد",
        moved: "تم نقل حجزك",
        moveRefused: "لم يعد نقل هذا الحجز ممكنًا.",
        cancel: "إلغاء الحجز",
        cancelQuestion: "هل تريد إلغاء هذا الحجز؟",
        keepBooking: "الإبقاء على الحجز",
        reason: "السبب",
        refundNothing: "عند الإلغاء الآن لا يُسترد أي مبلغ.",
        refundNotPaid: "لم يُدفع أي مبلغ، فلا يوجد ما يُسترد.",
        refundUndecided: "عند الإلغاء الآن يُبت في المبلغ المسترد لاحقًا.",
        curveCaption: "ما يُسترد بحسب وقت الإلغاء",
        curveWhen: "قبل البداية",
        curveAfterwards: "بعد ذلك",
        confirmHold: "تأكيد الحجز",
        payLater: "صفحة الدفع غير متاحة الآن. يرجى المحاولة بعد دقيقة.",
        notFound: "الصفحة غير موجودة",
        notFoundHelp: "العنوان غير مكتمل، أو لم يعد هذا العرض قائمًا.",
        refusedSource: "جاء هذا النموذج من موقع آخر",
        refusedSourceHelp: "حفاظًا على أمانك لم يتغير شيء. يرجى فتح الصفحة هنا وإرسال النموذج من جديد.",
        tooMany: "طلبات كثيرة جدًا",
        tooManyHelp: "يرجى الانتظار قليلًا ثم المحاولة مجددًا.",
        failed: "حدث خطأ ما",
        failedHelp: "لم يكن الخطأ منك. يرجى المحاولة بعد قليل.",
        wrongState: "تغيّر الحجز في هذه الأثناء. هذه حالته الآن.",
        toStart: "إلى صفحة البداية",
        more: "عرض المزيد",
        bookNow: "حجز هذا الموعد",
        requestNow: "طلب هذا الموعد",
        thanks: "شكرًا",
        thanksHelp:
            "يجري تأكيد الدفع. ستصلك رسالة فور وصوله، وتظهره صفحة حجزك أيضًا."
    )

    func freeTimes(_ count: Int) -> String {
        switch Language.arabic.pluralCategory(of: PluralOperands(count)) {
        // One and two are said by forms of the noun, without the number.
        case .one: "موعد متاح واحد"
        case .two: "موعدان متاحان"
        case .few: "\(count) مواعيد متاحة"
        case .many: "\(count) موعدًا متاحًا"
        default: "\(count) موعد متاح"
        }
    }

    func placesLeft(_ count: Int) -> String {
        switch Language.arabic.pluralCategory(of: PluralOperands(count)) {
        case .one: "بقي مكان واحد"
        case .two: "بقي مكانان"
        case .few: "بقيت \(count) أماكن"
        case .many: "بقي \(count) مكانًا"
        default: "بقي \(count) مكان"
        }
    }

    func noTimes(in month: String) -> String { "لا توجد مواعيد متاحة في \(month)." }
    func times(in zone: String) -> String { "المواعيد بتوقيت \(zone)" }

    func book(_ when: String) -> String { "حجز \(when)" }
    func request(_ when: String) -> String { "طلب \(when)" }
    func bookAndPay(_ amount: String) -> String { "حجز ودفع \(amount)" }
    func pay(_ amount: String) -> String { "دفع \(amount)" }
    func payUntil(_ time: String) -> String { "يبقى الموعد محجوزًا لك حتى \(time)." }
    func moveTo(_ when: String) -> String { "نقل إلى \(when)" }

    func refundNow(_ amount: String, of paid: String) -> String { "عند الإلغاء الآن تسترد \(amount) من \(paid)." }
    func refunded(_ amount: String) -> String { "تسترد \(amount)." }
    func atLeast(_ duration: String) -> String { "\(duration) أو أكثر" }

    func fault(_ fault: PageFault) -> String {
        switch fault {
        case .required: "هذا الحقل مطلوب."
        case .email: "يرجى كتابة بريد إلكتروني مثل kim@example.com."
        // Holds an invisible U+200E, without which the plus sign would stand behind the number.
        case .phone: "يرجى كتابة رقم هاتف مثل ‎+20 2 12345678."
        case .number: "يرجى كتابة رقم مثل 1.5."
        case .date: "يرجى كتابة تاريخ مثل 2026-03-10."
        case .choice: "يرجى اختيار إحدى الإجابات."
        case .consent: "يرجى وضع علامة هنا لإتمام الحجز."
        case .character: "هنا رمز لا يمكن استخدامه."
        case .undeliverable: "لا يصل البريد إلى هذا العنوان. يرجى استخدام عنوان آخر."
        case .other: "لا يمكن استخدام هذا هنا."
        case .tooLong(let maximum): "الحد الأقصى \(maximum) من الأحرف."
        }
    }

    func bookWith(_ provider: String) -> String { "الحجز مع \(provider)" }
}
