local http = require("http")
local function show(ok, err)
  assert(not ok and err.timings.total > 0 and err.timings.wait >= 0, tostring(err))
  print(err.kind, err.attempts, err.method, err.url and err.url:sub(#BASE + 1))
end
local function failed(path, opts)
  show(pcall(http.get, BASE .. path, opts))
end
failed("/slow", { timeout = { total = 0.05 } })
-- expect: total_timeout	1	GET	/slow
failed("/slow", { timeout = { read = 0.05 } })
-- expect: read_timeout	1	GET	/slow
failed("/drop")
-- expect: reset	1	GET	/drop
failed("/bytes/100", { max_body = 10 })
-- expect: too_large	1	GET	/bytes/100
failed("/redirect/2", { redirects = 1 })
-- expect: redirect	1	GET	/redirect/1
failed("/redirect-to?url=ftp://e.org/", { retries = 1 })
-- expect: redirect	1	GET	/redirect-to?url=ftp://e.org/
show(pcall(function() http.get(BASE .. "/status/404"):raise_for_status() end))
-- expect: status	1	GET	/status/404
show(pcall(function()
  for line in http.request(BASE .. "/bytes/200"):stream({ max_line = 10 }):lines() do end
end))
-- expect: too_large	1	GET	/bytes/200
