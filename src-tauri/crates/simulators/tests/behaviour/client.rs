//! A raw HTTP client, and one way to submit and look up at any provider.

use std::io;

use serde_json::Value;
use simulators::{Kind, Settings, Simulator};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    head: String,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let named =
            |line: &&str| line.split_once(':').is_some_and(|(known, _)| known.eq_ignore_ascii_case(name));
        self.head.lines().find(named).and_then(|line| line.split_once(':')).map(|(_, value)| value.trim())
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

/// One request on a connection of its own, read to the end of the connection.
pub async fn send(
    simulator: &Simulator,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> io::Result<Answer> {
    exchange(simulator.port(), method, target, headers, body).await
}

pub async fn exchange(
    port: u16,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> io::Result<Answer> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let mut request = format!("{method} {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    if !body.is_empty() {
        request.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    stream.write_all(format!("{request}\r\n{body}").as_bytes()).await?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    Ok(Answer { status, head: head.to_owned(), body: body.to_owned() })
}

pub async fn start(kind: Kind) -> Simulator {
    start_with(kind, |_| {}).await
}

pub async fn start_with(kind: Kind, change: impl FnOnce(&mut Settings)) -> Simulator {
    let mut settings = Settings::default();
    change(&mut settings);
    Simulator::start(kind, settings).await.unwrap()
}

/// A number ending in the two digits, valid for the provider.
pub fn number(kind: Kind, ending: &str) -> String {
    match kind {
        Kind::SohojPay | Kind::AutoFlexi | Kind::IRecharge => format!("018123456{ending}"),
        Kind::RechargeOpenApi | Kind::Tymk => format!("98765432{ending}"),
    }
}

/// POST with a JSON body and the provider's own headers.
pub async fn post_json(simulator: &Simulator, path: &str, body: &str) -> io::Result<Answer> {
    let keys = simulator.keys();
    let key = |name: &str| keys.get(name).cloned().unwrap_or_default();
    let (api, open, secret) = (key("api_key"), key("open_key"), key("secret_key"));
    let mut headers = vec![("Content-Type", "application/json")];
    match simulator.kind() {
        Kind::SohojPay => headers.push(("SOHOJPAY-API-KEY", &api)),
        Kind::AutoFlexi => headers.push(("CD-API-KEY", &api)),
        Kind::IRecharge => {
            headers.extend([("X-Open-Key", open.as_str()), ("X-Authorization", secret.as_str())])
        }
        _ => {}
    }
    send(simulator, "POST", path, &headers, body).await
}

/// GET of the Open API with a message.
pub async fn message(simulator: &Simulator, message: &str) -> io::Result<Answer> {
    let keys = simulator.keys();
    let target = format!(
        "/Admin/RechargeAPI.aspx?UserID={}&Password={}&MobileNo={}&Message={message}",
        keys["user_id"],
        keys["password"].replace('&', "%26"),
        keys["mobile_no"],
    );
    send(simulator, "GET", &target, &[], "").await
}

/// A recharge of 100 (rupees, taka) that follows the document.
pub async fn submit(simulator: &Simulator, number: &str, reference: &str) -> io::Result<Answer> {
    match simulator.kind() {
        Kind::SohojPay => {
            let body = format!(
                r#"{{"number":"{number}","type":"1","operator":"RB","tran_id":"{reference}","amount":"100"}}"#
            );
            post_json(simulator, "/recharge/request/create", &body).await
        }
        Kind::AutoFlexi => {
            let body = format!(r#"{{"number":"{number}","type":"1","operator":"RB","amount":"100"}}"#);
            post_json(simulator, "/api/recharge/create", &body).await
        }
        Kind::IRecharge => {
            let body =
                format!(r#"{{"number":"{number}","amount":100,"operator":"rb","reference":"{reference}"}}"#);
            post_json(simulator, "/api/billing/service-requests/recharge/normal", &body).await
        }
        Kind::RechargeOpenApi => message(simulator, &format!("V${number}$100$1234$0${reference}")).await,
        Kind::Tymk => {
            let key = &simulator.keys()["api_key"];
            let body = format!(
                "key={key}&service_id=2&order_id={reference}&account={number}&operator_id=1&amount=10000"
            );
            let form = [("Content-Type", "application/x-www-form-urlencoded")];
            send(simulator, "POST", "/api/recharge/v1/attempt", &form, &body).await
        }
    }
}

/// A look-up of the last transaction, by whatever the provider asks for.
pub async fn look_up(simulator: &Simulator) -> io::Result<Answer> {
    let last = simulator.executions().pop().expect("nothing was booked");
    let (own, theirs) = (last.reference.unwrap_or_default(), last.provider_reference);
    match simulator.kind() {
        Kind::SohojPay => {
            post_json(simulator, "/recharge/request/verify", &format!(r#"{{"tran_id":"{own}"}}"#)).await
        }
        Kind::AutoFlexi => {
            post_json(simulator, "/api/recharge/verify", &format!(r#"{{"trx_id":"{theirs}"}}"#)).await
        }
        Kind::IRecharge => {
            let body = format!(r#"{{"reference":"{own}"}}"#);
            post_json(simulator, "/api/billing/transactions/status/check", &body).await
        }
        Kind::RechargeOpenApi => message(simulator, &format!("STATUS${own}$1234")).await,
        Kind::Tymk => {
            let target =
                format!("/api/recharge/v1/status?key={}&reference_id={theirs}", simulator.keys()["api_key"]);
            send(simulator, "GET", &target, &[], "").await
        }
    }
}

/// The word that a look-up's answer has for the state.
pub fn word(kind: Kind, answer: &Answer) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    match kind {
        Kind::SohojPay => text(&answer.json()["status"]),
        Kind::AutoFlexi => text(&answer.json()["data"]["status"]),
        Kind::IRecharge => text(&answer.json()["data"]["status"]),
        Kind::RechargeOpenApi => answer.body.split('=').next().unwrap_or_default().to_owned(),
        Kind::Tymk => text(&answer.json()["response"]),
    }
}
