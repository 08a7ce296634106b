// PostgreSQL with pgvector in WebAssembly (PGlite) behind the wire protocol, for a machine that has nothing but Node.
//
// A database is one backend of PGlite, which has one session. The sessions of its clients take turns there: each keeps its user,
// its settings and the names of its prepared statements, and a transaction keeps the others out. Hence the tests' two roles and
// row-level security are real, and what needs two transactions at once is not to be had.
//
// PGlite's own socket server gives all clients one user and one set of settings, and cannot COPY from a client.
//
// Prints the JDBC URL of a superuser in one line, and ends when standard input does. Argument: the port.
import { createServer } from "node:net";
import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";

const SUPERUSER = "postgres";
const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const CANCEL_REQUEST = 80877102;

/** The setting that row-level security reads: pg_settings does not show it. */
const MERCHANT = "zhanggui.merchant";

const databases = new Map();
let sessions = 0;

const utf8 = new TextDecoder();
const text = (value) => Buffer.from(value + "\0");
const quoted = (value) => "'" + value.replaceAll("'", "''") + "'";

/** A message of the protocol, version 3. */
function message(type, ...parts) {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(5);
  head.write(type, "latin1");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const READY = message("Z", Buffer.from("I"));
const failed = (code, said) =>
  message("E", text("SERROR"), text("VERROR"), text("C" + code), text("M" + said), Buffer.of(0));

function* messages(bytes) {
  for (let at = 0; at < bytes.length; ) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    yield { type: String.fromCharCode(bytes[at]), body: bytes.subarray(at + 5, end), whole: bytes.subarray(at, end) };
    at = end;
  }
}

function cells(row) {
  const found = [];
  for (let at = 2, left = row.readInt16BE(0); left > 0; left--) {
    const length = row.readInt32BE(at);
    found.push(length < 0 ? null : utf8.decode(row.subarray(at + 4, at + 4 + length)));
    at += 4 + Math.max(0, length);
  }
  return found;
}

class Database {
  /** The session whose user and settings the backend has. */
  current = null;
  inTransaction = false;
  waiting = new Set();

  static async open(name, owner) {
    const database = new Database();
    database.backend = await PGlite.create({ extensions: { vector } });
    database.version = database.rows("show server_version")[0][0];
    if (owner) {
      const known = "select quote_ident(rolname) from pg_roles where rolcanlogin and not rolsuper";
      databases.get(SUPERUSER).asSuperuser(known).forEach(([role]) => database.rows(`create role ${role} login`));
      database.rows(`alter database ${database.rows("select quote_ident(current_database())")} owner to ${owner}`);
    }
    databases.set(name, database);
  }

  answer(bytes) {
    return Buffer.from(this.backend.execProtocolRawSync(bytes));
  }

  rows(sql) {
    const found = [];
    for (const { type, body } of messages(this.answer(message("Q", text(sql))))) {
      if (type === "E") throw new Error(`${sql}: ${utf8.decode(body).replaceAll("\0", " ")}`);
      if (type === "D") found.push(cells(body));
    }
    return found;
  }

  asSuperuser(sql) {
    this.current?.leave();
    this.current = null;
    return this.rows(sql);
  }

  free() {
    const waiting = [...this.waiting];
    this.waiting.clear();
    waiting.forEach((session) => setImmediate(() => session.work()));
  }
}

class Session {
  id = ++sessions;
  /** What was read, in order: each is one or more messages that the backend has to get at once; null: the client has gone. */
  units = [];
  settings = [[MERCHANT, ""]];
  working = false;

  constructor(database, user, send, end) {
    Object.assign(this, { database, user, send, end });
  }

  named(statement) {
    return statement ? `${this.id} ${statement}` : "";
  }

  /** False while another session is in a transaction. */
  enter() {
    const { database } = this;
    if (database.current === this) return true;
    if (database.inTransaction) return false;
    const values = this.settings.map(([name, value]) => `set_config(${quoted(name)}, ${quoted(value)}, false)`);
    database.asSuperuser(`select ${values}`);
    database.rows(`set session authorization ${this.user}`);
    database.current = this;
    return true;
  }

  leave() {
    const { database } = this;
    this.settings = database.rows(`
      select name, setting from pg_settings
      where source = 'session' and context = 'user' and name !~ '^(role|session_authorization|transaction_.*)$'
      union all select '${MERCHANT}', coalesce(current_setting('${MERCHANT}', true), '')`);
    database.rows("set session authorization default");
    database.rows("reset all");
  }

  take(unit) {
    this.units.push(unit);
    this.work();
  }

  async work() {
    if (this.working) return;
    this.working = true;
    try {
      while (this.units.length > 0) {
        if (!this.enter()) {
          this.database.waiting.add(this);
          return;
        }
        const unit = this.units.shift();
        if (unit === null) {
          this.close();
        } else if (!(await this.madeOrDropped(unit))) {
          this.pass(unit);
        }
        if (!this.database.inTransaction) this.database.free();
      }
    } catch (error) {
      console.error(error);
      this.end();
    } finally {
      this.working = false;
    }
  }

  pass(unit) {
    const copying = unit.at(0) === 81 && unit.includes("stdin");
    const answer = [];
    for (const { type, body, whole } of messages(this.database.answer(unit))) {
      if (type === "Z") this.database.inTransaction = body[0] !== 73;
      if (!(copying && type === "G")) answer.push(whole);
    }
    this.send(Buffer.concat(answer));
  }

  /** Databases come and go here. */
  async madeOrDropped(unit) {
    const [, verb, name, owner] =
      /(create|drop) database (?:if exists )?(\w+)(?: owner (\w+))?/.exec(utf8.decode(unit.subarray(0, 500))) ?? [];
    if (!verb) return false;
    if (verb === "create") {
      await Database.open(name, owner);
    } else {
      await databases.get(name)?.backend.close();
      databases.delete(name);
    }
    const done = message("C", text(`${verb.toUpperCase()} DATABASE`));
    this.send(Buffer.concat([...(unit[0] === 81 ? [] : [message("1"), message("2"), message("n")]), done, READY]));
    return true;
  }

  close() {
    const { database } = this;
    if (database.inTransaction) database.rows("rollback");
    database.inTransaction = false;
    database
      .rows(`select quote_ident(name) from pg_prepared_statements where name like '${this.id} %'`)
      .forEach(([name]) => database.rows(`deallocate ${name}`));
  }
}

function started(socket, words) {
  const asked = Object.fromEntries(
    Array.from({ length: words.length >> 1 }, (_, i) => words.slice(2 * i, 2 * i + 2)).filter(([name]) => name));
  const database = databases.get(asked.database ?? asked.user);
  if (!database) {
    socket.end(failed("3D000", `database "${asked.database}" does not exist`));
    return null;
  }
  const session = new Session(database, asked.user, (bytes) => socket.write(bytes), () => socket.destroy());
  const wanted = ["DateStyle", "TimeZone", "extra_float_digits", "application_name"].filter((name) => asked[name]);
  session.settings.push(...wanted.map((name) => [name, asked[name]]));
  const told = {
    server_version: database.version,
    server_encoding: "UTF8",
    client_encoding: "UTF8",
    DateStyle: "ISO, MDY",
    TimeZone: asked.TimeZone ?? "GMT",
    integer_datetimes: "on",
    standard_conforming_strings: "on",
  };
  const statuses = Object.entries(told).map(([name, value]) => message("S", text(name), text(value)));
  socket.write(Buffer.concat([message("R", Buffer.alloc(4)), ...statuses, message("K", Buffer.alloc(8)), READY]));
  return session;
}

/** With the session's own names for its prepared statements. */
function renamed(session, type, whole) {
  const body = whole.subarray(5);
  const end = (from) => body.indexOf(0, from);
  const own = (from) => text(session.named(utf8.decode(body.subarray(from, end(from)))));
  const portal = end(0) + 1;
  if (type === "P") return message("P", own(0), body.subarray(portal));
  if (type === "B") return message("B", body.subarray(0, portal), own(portal), body.subarray(end(portal) + 1));
  if ((type === "D" || type === "C") && body[0] === 83) return message(type, Buffer.from("S"), own(1));
  return whole;
}

function client(socket) {
  let session = null;
  let unread = Buffer.alloc(0);
  let unit = [];
  let copying = false;

  function begin() {
    const [length, code] = [unread.readInt32BE(0), unread.readInt32BE(4)];
    const words = utf8.decode(unread.subarray(8, length)).split("\0");
    unread = unread.subarray(length);
    if (code === SSL_REQUEST || code === GSS_REQUEST) {
      socket.write("N");
    } else if (code === CANCEL_REQUEST) {
      socket.destroy();
    } else {
      session = started(socket, words);
    }
  }

  function take(type, whole) {
    unit.push(copying ? whole : renamed(session, type, whole));
    if (type === "Q" && /^\s*copy\b[^]*\bfrom\s+stdin\b/i.test(utf8.decode(whole.subarray(5)))) {
      copying = true;
      socket.write(message("G", Buffer.of(/\bbinary\b/i.test(utf8.decode(whole)) ? 1 : 0, 0, 0)));
    } else if (copying ? "cf".includes(type) : "QS".includes(type)) {
      copying = false;
      session.take(Buffer.concat(unit));
      unit = [];
    }
  }

  socket.setNoDelay(true);
  socket.on("error", () => {});
  socket.on("close", () => session?.take(null));
  socket.on("data", (data) => {
    unread = unread.length ? Buffer.concat([unread, data]) : data;
    while (!socket.destroyed) {
      if (!session) {
        if (unread.length < 8 || unread.length < unread.readInt32BE(0)) return;
        begin();
      } else {
        const end = unread.length < 5 ? Infinity : 1 + unread.readInt32BE(1);
        if (unread.length < end) return;
        const whole = unread.subarray(0, end);
        unread = unread.subarray(end);
        const type = String.fromCharCode(whole[0]);
        if (type === "X") socket.end();
        else take(type, whole);
      }
    }
  });
}

await Database.open(SUPERUSER);
const port = Number(process.argv.at(-1));
createServer(client).listen(port, "127.0.0.1", () =>
  console.log(`jdbc:postgresql://127.0.0.1:${port}/postgres?user=${SUPERUSER}`));
process.stdin.resume().on("end", () => process.exit(0));
