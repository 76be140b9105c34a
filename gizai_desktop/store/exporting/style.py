"""The looks of exported pages, in light and dark colours, on screens and on paper."""

STYLE = """
:root{--window:#fff;--text:#1a1c20;--text2:#545a65;--line:#e3e5ea;--bubble:#eef1f7;--code:#f7f8fa;
--link:#2f55c8;--danger:#b3261e;--k:#7a3e9d;--s:#19703e;--n:#a04a00;--c:#666c78;--f:#2f55c8;--t:#0f6a7a}
@media (prefers-color-scheme:dark){:root{--window:#1a1c1f;--text:#e7e9ec;--text2:#abb1bb;
--line:#2e3238;--bubble:#2a2f38;--code:#151719;--link:#97aeff;--danger:#ff958d;--k:#d2a8ff;
--s:#74c999;--n:#f0b27a;--c:#959ca7;--f:#97aeff;--t:#7fd1de}}
*{box-sizing:border-box}
body{margin:0;background:var(--window);color:var(--text);
font:16px/1.55 system-ui,-apple-system,"Segoe UI","Noto Sans",sans-serif;overflow-wrap:anywhere}
main{max-width:792px;margin:0 auto;padding:32px 24px 64px}
h1{font-size:24px;line-height:1.3;margin:0 0 24px;text-align:start}
section{margin:0 0 24px}
section>h2{font-size:13px;font-weight:600;color:var(--text2);margin:0 0 6px}
section>h2 time{font-weight:400;margin-inline-start:8px}
.user>div{background:var(--bubble);border-radius:14px;padding:9px 16px}
.instructions>div,details{border-inline-start:3px solid var(--line);padding-inline-start:14px;
color:var(--text2)}
details{margin:0 0 12px}
summary{cursor:pointer}
.failed{color:var(--danger)}
p,ul,ol,blockquote,table,.code{margin:0 0 12px}
section>div>:last-child,blockquote>:last-child{margin-bottom:0}
div>h1,div>h2,div>h3,div>h4,div>h5,div>h6{font-size:18px;line-height:1.3;margin:18px 0 8px}
div>h3,div>h4,div>h5,div>h6{font-size:16px}
blockquote{border-inline-start:3px solid var(--line);padding-inline-start:14px;color:var(--text2)}
hr{border:0;border-top:1px solid var(--line);margin:18px 0}
a{color:var(--link)}
code,pre{font:14px/1.5 ui-monospace,"Cascadia Mono","DejaVu Sans Mono",Consolas,monospace}
:not(pre)>code{background:var(--code);border:1px solid var(--line);
border-radius:5px;padding:1px 4px}
.code{border:1px solid var(--line);border-radius:10px;background:var(--code);overflow:hidden}
.language{display:block;padding:6px 16px;font-size:13px;color:var(--text2);
border-bottom:1px solid var(--line)}
pre{margin:0;padding:12px 16px;overflow-x:auto;overflow-wrap:normal}
table{border-collapse:collapse;display:block;overflow-x:auto}
th,td{border-bottom:1px solid var(--line);padding:6px 12px;text-align:start}
.k,.kd,.kn,.kr,.kp,.ow,.nt{color:var(--k)}
.s,.s1,.s2,.sa,.sb,.sc,.sd,.se,.sh,.si,.sx,.sr,.ss,.dl,.gi{color:var(--s)}
.m,.mb,.mf,.mh,.mi,.mo,.il,.kc,.gd{color:var(--n)}
.c,.c1,.ch,.cm,.cp,.cpf,.cs,.gp{color:var(--c)}
.nf,.fm,.nb,.nd,.na{color:var(--f)}
.nc,.ne,.kt{color:var(--t)}
@media print{body{font-size:11pt}main{max-width:none;padding:0}
.user>div,tr{break-inside:avoid}pre{white-space:pre-wrap}}
"""
"""Inline, because the file stands alone."""
