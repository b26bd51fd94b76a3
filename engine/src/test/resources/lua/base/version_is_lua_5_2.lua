print(_VERSION, _G._G == _G)
-- expect: Lua 5.2	true
