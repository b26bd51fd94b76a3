local http = require("http")
local function counter(n, wait)
  local i = 0
  return function()
    i = i + 1
    if wait then http.get(BASE .. "/echo") end
    if i == 2 then return "" end
    if i <= n then return "piece " .. i .. ";" end
  end
end
local r = http.post(BASE .. "/echo", { body = counter(4) })
print(r:json().body, r:json().headers["transfer-encoding"], r:json().headers["content-length"])
print(http.post(BASE .. "/echo", { body = counter(3, true) }):json().body)
local big, left = ("x"):rep(100000), 30
r = http.request("PUT", BASE .. "/mirror", { body = function()
  left = left - 1
  return left >= 0 and big or nil
end }):execute()
print(#r:body())
local request = http.request("POST", BASE .. "/echo"):set_body(counter(1))
print(request:execute():json().body)
print(select(2, pcall(request.execute, request)))
print(select(2, pcall(http.post, BASE .. "/echo", { body = function() error("no more", 0) end })))
print(select(2, pcall(http.post, BASE .. "/echo", { body = function() error({ code = 3 }) end })))
local _, err = pcall(http.post, BASE .. "/echo", { body = function() return {} end })
print(err.kind, err)
-- expect: piece 1;piece 3;piece 4;	chunked	nil
-- expect: piece 1;piece 3;
-- expect: 3000000
-- expect: piece 1;
-- expect: body comes from a function and has been sent already
-- expect: body cannot be read: no more
-- expect: body cannot be read: {code = 3}
-- expect: body	body cannot be read: the body function returned a table, must return a string, or nil at the end
