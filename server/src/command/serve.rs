//! `sanyou serve`, `migrate` and `token create`.
use std::net::SocketAddr;
use std::time::Duration;

use poem::Server;
use poem::listener::{Acceptor, TcpAcceptor};
use tokio::net::TcpSocket;
use tokio::sync::watch;

use super::start::{self, Failed};
use crate::account::create_token;
use crate::app;
use crate::platform::Platform;
use crate::platform::config::Config;
use crate::platform::jobs::{self, apart};
use crate::setup::{Answers, set_up as set_up_with};

/// Open connections are given so long at a stop.
const PATIENCE: Duration = Duration::from_secs(10);

/// So many may stand at the door until they are let in. Of more the system turns some away, who knock again after a second
/// or are sent off; with the usual 128 that befell those who asked for a place together with five hundred.
const AT_THE_DOOR: u32 = 4096;

/// Brings the database up to date and serves until it is told to stop.
pub fn serve(demo: bool) -> Result<(), Failed> {
    let config = Config::load().map_err(|e| e.to_string())?;
    start::log(&config)?;
    runtime()?.block_on(async {
        let platform = apart(made_ready(config, demo)).await?;
        listen(platform, app::jobs()).await
    })
}

/// The platform over an up to date database, with demo data where it is asked for and there is none.
async fn made_ready(config: Config, demo: bool) -> Result<Platform, Failed> {
    let platform = start::open(config, &app::jobs()).await?;
    platform
        .database
        .migrate()
        .await
        .map_err(|e| format!("更新数据库没有成功：{e}"))?;
    let empty = start::is_empty(&platform).await?;
    if platform.config.test_clock.is_some() && !empty && !start::is_demo(&platform).await? {
        return Err("SANYOU_TEST_CLOCK 只能用于演示数据库或空数据库。".to_owned());
    }
    if demo && empty {
        crate::demo::fill(&platform)
            .await
            .map_err(|e| format!("写入演示数据没有成功：{}", e.for_log()))?;
    }
    Ok(platform)
}

async fn listen(platform: Platform, jobs: Vec<jobs::Job>) -> Result<(), Failed> {
    let address = platform.config.listen;
    let acceptor = bind(address)
        .map_err(|e| format!("不能在 {address} 上提供服务：{e}。端口可能被占用，请改 SANYOU_LISTEN。"))?;
    let bound = acceptor
        .local_addr()
        .into_iter()
        .find_map(|a| a.as_socket_addr().copied())
        .unwrap_or(address);
    let told_to_stop = told_to_stop().map_err(|e| e.to_string())?;
    announce(&platform, bound).await?;
    let (stop, stopped) = watch::channel(false);
    let working = tokio::spawn(jobs::run(platform.clone(), jobs, stopped));
    let endpoint = apart(async move { app::endpoint(&platform) }).await;
    let served = Server::new_with_acceptor(acceptor)
        .run_with_graceful_shutdown(endpoint, told_to_stop, Some(PATIENCE))
        .await;
    stop.send_replace(true);
    let _ = tokio::time::timeout(PATIENCE, working).await;
    served.map_err(|e| e.to_string())
}

fn bind(address: SocketAddr) -> std::io::Result<TcpAcceptor> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4()?,
        SocketAddr::V6(_) => TcpSocket::new_v6()?,
    };
    // the port of a process that just ended is free for the next
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    TcpAcceptor::from_tokio(socket.listen(AT_THE_DOOR)?)
}

/// What whoever started it reads: where it is, who may sign in in the demo, and what mail does.
async fn announce(platform: &Platform, bound: SocketAddr) -> Result<(), Failed> {
    println!("三优已就绪：http://{bound}/  手机端：http://{bound}/me/");
    if start::is_demo(platform).await? {
        println!(
            "演示账号（密码都是 sanyou-demo-2026）：{}",
            crate::demo::ACCOUNTS.join("、")
        );
        println!("worker 的手机口令：202611");
    }
    match &platform.config.smtp_url {
        Some(_) => println!("邮件：已设置邮件服务器，由发件箱逐封发出。"),
        None => println!("邮件：没有设置 SANYOU_SMTP_URL，邮件留在发件箱里。"),
    }
    Ok(())
}

/// Ends when the process is told to stop. It listens from this call on: a signal that comes while the rest
/// is made ready is not lost.
#[cfg(unix)]
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminated, mut interrupted) =
        (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = interrupted.recv() => {}
        }
    })
}

/// Ends when the process is told to stop.
#[cfg(not(unix))]
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}

/// Brings the database up to date, or tells what that would do.
pub fn migrate(plan: bool) -> Result<(), Failed> {
    let config = Config::load().map_err(|e| e.to_string())?;
    start::log(&config)?;
    runtime()?.block_on(async {
        let platform = start::open(config, &[]).await?;
        let steps = platform.database.pending().await.map_err(|e| e.to_string())?;
        match steps.as_slice() {
            [] => println!("数据库已是最新。"),
            steps => println!("待执行 {} 步：{}", steps.len(), steps.join("、")),
        }
        if !plan {
            platform
                .database
                .migrate()
                .await
                .map_err(|e| format!("更新数据库没有成功：{e}"))?;
            println!("已完成。");
        }
        Ok(())
    })
}

/// Sets up an empty database from a file of answers, and prints the one-time passwords once.
pub fn set_up(file: &std::path::Path) -> Result<(), Failed> {
    let text =
        std::fs::read_to_string(file).map_err(|e| format!("不能读答案文件 {}：{e}", file.display()))?;
    let answers = Answers::parse(&text).map_err(|e| e.to_string())?;
    let config = Config::load().map_err(|e| e.to_string())?;
    runtime()?.block_on(async {
        let platform = start::open(config, &[]).await?;
        platform
            .database
            .migrate()
            .await
            .map_err(|e| format!("更新数据库没有成功：{e}"))?;
        if !start::is_empty(&platform).await? {
            return Err("数据库里已有账号，不能再次初始化。".to_owned());
        }
        let printed = set_up_with(&platform, answers)
            .await
            .map_err(|e| e.detail().to_owned())?;
        print!("{printed}");
        Ok(())
    })
}

/// Prints a new token, alone on standard output.
pub fn token(account: &str, scopes: &[String], days: Option<u32>) -> Result<(), Failed> {
    let config = Config::load().map_err(|e| e.to_string())?;
    runtime()?.block_on(async {
        let platform = start::open(config, &[]).await?;
        if !platform
            .database
            .pending()
            .await
            .is_ok_and(|steps| steps.is_empty())
        {
            return Err(
                "这里还没有建好的数据库，或不是最新。请先运行 sanyou setup 或 sanyou serve。".to_owned(),
            );
        }
        let token = create_token(&platform, account, scopes, days)
            .await
            .map_err(|e| e.detail().to_owned())?;
        println!("{token}");
        Ok(())
    })
}

/// How long a thread stays that did something long and has nothing to do. What was allocated there and is freed elsewhere
/// goes back to the system once it ends: of a large roster that is tens of MiB, which would wait with it.
const IDLE_THREAD: Duration = Duration::from_millis(200);

fn runtime() -> Result<tokio::runtime::Runtime, Failed> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_keep_alive(IDLE_THREAD)
        .build()
        .map_err(|e| e.to_string())
}
