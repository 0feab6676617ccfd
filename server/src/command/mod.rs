//! The commands of the binary.
mod import_check;
mod serve;
mod start;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};

/// 三优：两新组织党务工作者培训与认证
#[derive(Debug, Parser)]
#[command(name = "sanyou", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// 更新数据库并提供服务
    Serve {
        /// 数据库为空时写入演示数据
        #[arg(long)]
        demo: bool,
    },
    /// 更新数据库
    Migrate {
        /// 只说明要做什么
        #[arg(long)]
        plan: bool,
    },
    /// 首次启用：按答案文件建立县、单位、模式和账号
    Setup {
        /// 答案文件（TOML）
        #[arg(long)]
        answers: PathBuf,
    },
    /// 程序用的令牌
    Token {
        #[command(subcommand)]
        command: TokenCommand,
    },
    /// 名册文件
    Import {
        #[command(subcommand)]
        command: ImportCommand,
    },
    /// 打印接口说明（OpenAPI）
    Openapi,
}

#[derive(Debug, Subcommand)]
enum TokenCommand {
    /// 新建令牌，打印在标准输出
    Create {
        /// 账号
        #[arg(long)]
        account: String,
        /// 范围：read、roster、training、attendance、certification；不写则与账号相同
        #[arg(long)]
        scope: Vec<String>,
        /// 有效天数
        #[arg(long)]
        days: Option<u32>,
    },
}

#[derive(Debug, Subcommand)]
enum ImportCommand {
    /// 检查一个名册文件
    Check {
        /// 文件
        file: PathBuf,
        /// 输出格式
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// 以哪一天判断“将来”
        #[arg(long)]
        as_of: Option<NaiveDate>,
    },
}

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a person.
    Text,
    /// For a program.
    Json,
}

/// Runs a command; what it can't do is said on standard error, with exit code 2.
pub fn run(cli: Cli) -> ExitCode {
    let done = match cli.command {
        Command::Serve { demo } => serve::serve(demo),
        Command::Migrate { plan } => serve::migrate(plan),
        Command::Token {
            command: TokenCommand::Create { account, scope, days },
        } => serve::token(&account, &scope, days),
        Command::Import {
            command: ImportCommand::Check { file, format, as_of },
        } => {
            return import_check::check(&file, format, as_of);
        }
        Command::Setup { answers } => serve::set_up(&answers),
        Command::Openapi => {
            // whoever closed our output has read enough
            let _ = std::io::stdout().write_all(crate::app::openapi().as_bytes());
            Ok(())
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::from(2)
        }
    }
}
