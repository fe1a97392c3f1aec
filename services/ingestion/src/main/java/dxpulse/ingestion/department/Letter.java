package dxpulse.ingestion.department;

import dxpulse.ingestion.department.Registered.Act;

/// A letter to a department.
public record Letter(String subject, String text) {
  /// A letter that only tries whether letters arrive, in Japanese and English.
  ///
  /// @param page address where figures are entered
  static Letter test(Department department, Act act, String page) {
    return new Letter(
        "【DX Pulse】宛先の確認（テストメール） / Test mail",
        """
        %s　御中

        このメールは、照会の催促メールが届くかどうかを確かめるために、DX推進担当（%s）が送りました。
        このメールが届いていれば、設定は正しく、ほかに何もする必要はありません。
        心当たりのない場合は、DX推進担当にお知らせください。

        入力画面: %s

        ----

        To: %s

        The DX office (%s) sent this mail to see whether reminders of collection rounds arrive here.
        If you read it they do, and there is nothing else to do. If you expect none, please tell the DX office.

        Enter figures at: %s
        """
            .formatted(
                department.name().ja(),
                act.by(),
                page,
                department.name().english(),
                act.by(),
                page));
  }
}
