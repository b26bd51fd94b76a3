local http = require("http")
local r = http.get(BASE .. "/redirect/2")
local hops = r:history()
print(#hops, hops[1]:status_code(), hops[1]:url() == BASE .. "/redirect/2", hops[2]:header("location"), #hops[1]:body())
-- expect: 2	302	true	/echo	11
local t = r:timings()
local sum = t.dns + t.connect + t.tls + t.send + t.wait + t.receive
print(t.wait > 0, t.tls, t.total >= sum - 1e-9, t.total < sum + 60, hops[1]:timings().total > 0)
-- expect: true	0	true	true	true
local ok, err = pcall(http.get, BASE .. "/slow", { timeout = { read = 0.05 } })
print(err.kind, err.timings.wait >= 0.05, err.timings.total >= err.timings.wait)
-- expect: read_timeout	true	true
