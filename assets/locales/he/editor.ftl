### editor

# צעדי ההיסטוריה, כמו ב״ביטול: הזזת שני כרטיסים״

step-add-cards =
    { $count ->
        [one] הוספת כרטיס
        [two] הוספת שני כרטיסים
       *[other] הוספת { $count } כרטיסים
    }
step-edit-cards =
    { $count ->
        [one] עריכת כרטיס
        [two] עריכת שני כרטיסים
       *[other] עריכת { $count } כרטיסים
    }
step-move-cards =
    { $count ->
        [one] הזזת כרטיס
        [two] הזזת שני כרטיסים
       *[other] הזזת { $count } כרטיסים
    }
step-duplicate-cards =
    { $count ->
        [one] שכפול כרטיס
        [two] שכפול שני כרטיסים
       *[other] שכפול { $count } כרטיסים
    }
step-delete-cards =
    { $count ->
        [one] מחיקת כרטיס
        [two] מחיקת שני כרטיסים
       *[other] מחיקת { $count } כרטיסים
    }

step-add-stage = הוספת שלב
step-edit-stages =
    { $count ->
        [one] עריכת שלב
        [two] עריכת שני שלבים
       *[other] עריכת { $count } שלבים
    }
step-move-stages =
    { $count ->
        [one] הזזת שלב
        [two] הזזת שני שלבים
       *[other] הזזת { $count } שלבים
    }
step-duplicate-stages =
    { $count ->
        [one] שכפול שלב
        [two] שכפול שני שלבים
       *[other] שכפול { $count } שלבים
    }
step-delete-stages =
    { $count ->
        [one] מחיקת שלב
        [two] מחיקת שני שלבים
       *[other] מחיקת { $count } שלבים
    }

step-add-step = הוספת צעד
step-edit-steps =
    { $count ->
        [one] עריכת צעד
        [two] עריכת שני צעדים
       *[other] עריכת { $count } צעדים
    }
step-move-step = הזזת צעד
step-delete-steps =
    { $count ->
        [one] מחיקת צעד
        [two] מחיקת שני צעדים
       *[other] מחיקת { $count } צעדים
    }

step-add-lane = הוספת מסלול
step-edit-lanes =
    { $count ->
        [one] עריכת מסלול
        [two] עריכת שני מסלולים
       *[other] עריכת { $count } מסלולים
    }
step-move-lanes =
    { $count ->
        [one] הזזת מסלול
        [two] הזזת שני מסלולים
       *[other] הזזת { $count } מסלולים
    }
step-duplicate-lanes =
    { $count ->
        [one] שכפול מסלול
        [two] שכפול שני מסלולים
       *[other] שכפול { $count } מסלולים
    }
step-delete-lanes =
    { $count ->
        [one] מחיקת מסלול
        [two] מחיקת שני מסלולים
       *[other] מחיקת { $count } מסלולים
    }

step-add-curve = הוספת עקומת רגש
step-edit-curves =
    { $count ->
        [one] עריכת עקומת רגש
        [two] עריכת שתי עקומות רגש
       *[other] עריכת { $count } עקומות רגש
    }
step-add-point = הוספת נקודה בעקומה
step-move-points =
    { $count ->
        [one] הזזת נקודה בעקומה
        [two] הזזת שתי נקודות בעקומה
       *[other] הזזת { $count } נקודות בעקומה
    }
step-edit-points =
    { $count ->
        [one] עריכת נקודה בעקומה
        [two] עריכת שתי נקודות בעקומה
       *[other] עריכת { $count } נקודות בעקומה
    }
step-delete-points =
    { $count ->
        [one] מחיקת נקודה בעקומה
        [two] מחיקת שתי נקודות בעקומה
       *[other] מחיקת { $count } נקודות בעקומה
    }

step-add-link = הוספת חץ
step-edit-links =
    { $count ->
        [one] עריכת חץ
        [two] עריכת שני חצים
       *[other] עריכת { $count } חצים
    }
step-delete-links =
    { $count ->
        [one] מחיקת חץ
        [two] מחיקת שני חצים
       *[other] מחיקת { $count } חצים
    }

step-add-persona = הוספת פרסונה
step-edit-personas =
    { $count ->
        [one] עריכת פרסונה
        [two] עריכת שתי פרסונות
       *[other] עריכת { $count } פרסונות
    }
step-move-persona = הזזת פרסונה

step-add-comment = הוספת תגובה
step-edit-comments =
    { $count ->
        [one] עריכת תגובה
        [two] עריכת שתי תגובות
       *[other] עריכת { $count } תגובות
    }

step-delete-items =
    { $count ->
        [one] מחיקת פריט
        [two] מחיקת שני פריטים
       *[other] מחיקת { $count } פריטים
    }

step-edit-title = שינוי שם המפה
step-edit-kind = שינוי סוג המפה
step-edit-language = שינוי שפת המפה
step-edit-flow = שינוי הכיוון
step-edit-scenario = עריכת התרחיש
step-edit-map = עריכת המפה
step-restore-version = שחזור גרסה
step-add-media = הוספת תמונה
step-paste-style = הדבקת הסגנון
step-split-at-caret = פיצול כרטיס
step-remove-picture = הסרת התמונה
step-icon = שינוי הסמל

# מדוע השינוי נדחה

edit-error-not-found = מה שביקשת לשנות כבר אינו במפה.
edit-error-locked = אי אפשר לשנות כרטיסים נעולים. יש לבטל את נעילתם תחילה.
edit-error-duplicate-id = כבר יש במפה חלק עם אותו מזהה.
edit-error-not-a-number = הערך הזה אינו מספר.
edit-error-beyond = { $kind ->
    [text] בטקסט יכולים להיות { $most } תווים לכל היותר. דבר לא השתנה.
    [key] בשם של שדה יכולים להיות { $most } תווים לכל היותר. דבר לא השתנה.
    [cards] במפה יכולים להיות { $most } כרטיסים לכל היותר. דבר לא השתנה.
    [steps] במפה יכולים להיות { $most } צעדים לכל היותר. דבר לא השתנה.
    [lanes] במפה יכולים להיות { $most } מסלולים לכל היותר. דבר לא השתנה.
    [cells] במפה יכולים להיות { $most } תאים לכל היותר. דבר לא השתנה.
    [links] במפה יכולים להיות { $most } חצים בין כרטיסים לכל היותר. דבר לא השתנה.
    [points] בעקומות של מפה יכולות להיות { $most } נקודות לכל היותר. דבר לא השתנה.
    [pictures] לכל התמונות במפה יחד יכולים להיות { $most } מ״ב לכל היותר. דבר לא השתנה.
    [values] המפה תהיה גדולה מכדי להיפתח שוב. דבר לא השתנה.
   *[items] ברשימה יכולים להיות { $most } פריטים לכל היותר. דבר לא השתנה.
}
edit-error-read-only = המפה פתוחה לקריאה בלבד. כדי לערוך אותה, יש לשמור אותה בשם אחר.

step-join-steps =
    { $count ->
        [one] איחוד צעדים
        [two] איחוד שני צעדים
       *[other] איחוד { $count } צעדים
    }
step-merge-cards =
    { $count ->
        [one] מיזוג כרטיסים
        [two] מיזוג שני כרטיסים
       *[other] מיזוג { $count } כרטיסים
    }
step-split-cards =
    { $count ->
        [one] פיצול כרטיס
        [two] פיצול שני כרטיסים
       *[other] פיצול { $count } כרטיסים
    }
step-color = שינוי הצבע
step-lane-kind = שינוי סוג המסלול
step-fit = התאמת הגודל לתוכן
step-resize = שינוי הגודל
step-span = שינוי מספר הצעדים שהכרטיס מכסה
step-paste-cards =
    { $count ->
        [one] הדבקת כרטיס
        [two] הדבקת שני כרטיסים
       *[other] הדבקת { $count } כרטיסים
    }
step-cut-cards =
    { $count ->
        [one] גזירת כרטיס
        [two] גזירת שני כרטיסים
       *[other] גזירת { $count } כרטיסים
    }
step-paste-stages =
    { $count ->
        [one] הדבקת שלב
        [two] הדבקת שני שלבים
       *[other] הדבקת { $count } שלבים
    }
step-paste-lanes =
    { $count ->
        [one] הדבקת מסלול
        [two] הדבקת שני מסלולים
       *[other] הדבקת { $count } מסלולים
    }
step-cut-stages =
    { $count ->
        [one] גזירת שלב
        [two] גזירת שני שלבים
       *[other] גזירת { $count } שלבים
    }
step-cut-lanes =
    { $count ->
        [one] גזירת מסלול
        [two] גזירת שני מסלולים
       *[other] גזירת { $count } מסלולים
    }
step-replace =
    { $count ->
        [one] החלפת טקסט
        [two] החלפת טקסט בשני מקומות
       *[other] החלפת טקסט ב־{ $count } מקומות
    }

# Links and comments
step-turn-link = היפוך כיוון החץ
step-answers = שיוך נקודות כאב
step-resolve = סימון תגובה כטופלה
step-reopen = פתיחת תגובה מחדש
