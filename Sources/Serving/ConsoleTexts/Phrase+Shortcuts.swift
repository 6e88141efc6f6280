extension Phrase {
    package static let shortcuts = Phrase(
        "Keyboard shortcuts",
        "Tastenkürzel",
        "Raccourcis clavier",
        "Atajos de teclado",
        "Сочетания клавиш",
        "اختصارات لوحة المفاتيح"
    )
    package static let shortcutsHelp = Phrase(
        "On a provider’s pages one key leads where it says here, as long as you are not typing in a field. Switch this off if you speak to your device, or if keys are pressed by accident.",
        "Auf den Seiten eines Anbieters führt eine Taste dorthin, wo es hier steht, solange Sie nichts in ein Feld tippen. Schalten Sie das aus, wenn Sie mit Ihrem Gerät sprechen oder Tasten aus Versehen gedrückt werden.",
        "Sur les pages d’un prestataire, une touche mène là où c’est indiqué ici, tant que vous ne saisissez rien dans un champ. Désactivez-les si vous parlez à votre appareil ou si des touches sont pressées par accident.",
        "En las páginas de un proveedor, una tecla lleva adonde se indica aquí, siempre que no esté escribiendo en un campo. Desactívelo si habla a su dispositivo o si se pulsan teclas sin querer.",
        "На страницах исполнителя одна клавиша ведёт туда, куда указано здесь, пока вы ничего не вводите в поле. Выключите это, если управляете устройством голосом или клавиши нажимаются случайно.",
        "في صفحات مقدّم الخدمة يقود مفتاح واحد إلى الموضع المذكور هنا ما دمت لا تكتب في حقل. أوقف ذلك إن كنت تخاطب جهازك بالصوت أو كانت المفاتيح تُضغط سهوًا."
    )
    package static let findClient = Phrase(
        "Find a client",
        "Einen Kunden finden",
        "Trouver un client",
        "Buscar un cliente",
        "Найти клиента",
        "البحث عن عميل"
    )
    package static let showShortcuts = Phrase(
        "Show this list",
        "Diese Liste zeigen",
        "Afficher cette liste",
        "Mostrar esta lista",
        "Показать этот список",
        "إظهار هذه القائمة"
    )
    package static let switchShortcutsOff = Phrase(
        "Switch shortcuts off",
        "Tastenkürzel ausschalten",
        "Désactiver les raccourcis",
        "Desactivar los atajos",
        "Выключить сочетания клавиш",
        "إيقاف الاختصارات"
    )
    package static let switchShortcutsOn = Phrase(
        "Switch shortcuts on",
        "Tastenkürzel einschalten",
        "Activer les raccourcis",
        "Activar los atajos",
        "Включить сочетания клавиш",
        "تشغيل الاختصارات"
    )
    package static let shortcutsAreOff = Phrase(
        "Shortcuts are switched off.",
        "Tastenkürzel sind ausgeschaltet.",
        "Les raccourcis sont désactivés.",
        "Los atajos están desactivados.",
        "Сочетания клавиш выключены.",
        "الاختصارات متوقفة."
    )
    package static let close = Phrase("Close", "Schließen", "Fermer", "Cerrar", "Закрыть", "إغلاق")
}
