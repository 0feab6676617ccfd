// An SMTP server for the tests: prints its port, then each mail that it accepted as a line of JSON.
// Arguments: how many milliseconds it thinks before it accepts, and how many mails it first puts off.
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

const ACCOUNT = "lianxin@county.test";
const delay = Number(process.argv[2] ?? 0);
let putOff = Number(process.argv[3] ?? 0);

const server = new SMTPServer({
  // As an office's mailbox does: no mail without the account, whose address is the sender's.
  allowInsecureAuth: true,
  disabledCommands: ["STARTTLS"],
  onAuth(auth, session, done) {
    const right = auth.username === ACCOUNT && auth.password === "mailbox-secret";
    done(right ? null : new Error("wrong account or password"), { user: ACCOUNT });
  },
  logger: false,
  async onData(stream, session, done) {
    try {
      const mail = await simpleParser(stream);
      if (putOff > 0) {
        putOff -= 1;
        done(Object.assign(new Error("come again later"), { responseCode: 451 }));
        return;
      }
      // Printed before the answer goes out: a sender that dies while it waits has been heard all the same.
      process.stdout.write(
        `${JSON.stringify({
          from: session.envelope.mailFrom.address,
          to: session.envelope.rcptTo.map((recipient) => recipient.address),
          subject: mail.subject ?? "",
          text: mail.text ?? "",
          html: mail.html || "",
          messageId: mail.messageId ?? "",
        })}\n`,
      );
      setTimeout(() => done(null, "kept"), delay);
    } catch (error) {
      done(error);
    }
  },
});
// A client that is killed mid-way is no fault of the server.
server.on("error", () => {});
server.listen(0, "127.0.0.1", () => process.stdout.write(`${server.server.address().port}\n`));
