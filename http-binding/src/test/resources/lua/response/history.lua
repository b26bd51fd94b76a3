local http = require("http")
local r = http.get(BASE .. "/redirect/2")
print(r:url() == BASE .. "/echo", #r:history())
-- expect: true	2
for i, hop in ipairs(r:history()) do
  print(hop:status_code(), hop:url():sub(#BASE + 1), hop:header("location"), #hop:history(), hop:text())
end
-- expect: 302	/redirect/2	/redirect/1	0	redirecting
-- expect: 302	/redirect/1	/echo	1	redirecting
print(#http.get(BASE .. "/echo"):history())
-- expect: 0
