local http = require("http")
for _, name in ipairs({ "Transfer-Encoding", "TE", "Upgrade", "Keep-Alive", "Trailer", "Proxy-Connection" }) do
  local ok, err = pcall(http.post, BASE .. "/echo", { body = "x", headers = { [name] = "chunked" } })
  print(ok, err)
end
-- expect: false	header Transfer-Encoding is set by the transport alone
-- expect: false	header TE is set by the transport alone
-- expect: false	header Upgrade is set by the transport alone
-- expect: false	header Keep-Alive is set by the transport alone
-- expect: false	header Trailer is set by the transport alone
-- expect: false	header Proxy-Connection is set by the transport alone
print(select(2, pcall(http.get, BASE .. "/echo", { headers = { Connection = "x-secret" } })))
-- expect: header Connection "x-secret" is neither close nor keep-alive
print(select(2, pcall(http.post, BASE .. "/echo", { body = "four", headers = { ["Content-Length"] = "5" } })))
-- expect: header Content-Length 5 is not the body's length of 4
print(http.post(BASE .. "/echo", { body = "four", headers = { ["Content-Length"] = "4" } }):json().headers["content-length"])
-- expect: 4
