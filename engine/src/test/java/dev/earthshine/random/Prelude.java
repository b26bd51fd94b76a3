package dev.earthshine.random;

/** What each program begins with. */
final class Prelude {
  private Prelude() {}

  /**
   * {@code tick} ends a program after a while; {@code cut} keeps strings short; {@code tostring} hides addresses; {@code out} prints values with their
   * types, tables in a fixed order; {@code meta} gives metatables; {@code sorted} and {@code upto} are iterators.
   */
  static final String TEXT = """
      local budget = 170
      local function tick()
        budget = budget - 1
        if budget < 0 then error('budget', 0) end
      end
      local text = tostring
      local function tostring(v) return (text(v):gsub('0x%x+', '0x')) end
      local function cut(v)
        if type(v) == 'string' and #v > 40 then return v:sub(1, 40) end
        return v
      end
      local function order(a, b)
        if type(a) ~= type(b) then return type(a) < type(b) end
        if type(a) == 'number' or type(a) == 'string' then return a < b end
        return false
      end
      local function keys(t)
        local list = {}
        for k in next, t do
          if type(k) == 'number' or type(k) == 'string' then list[#list + 1] = k end
        end
        table.sort(list, order)
        return list
      end
      local function escape(c) return '\\\\' .. c:byte() end
      local function show(v, level)
        if type(v) == 'string' then return (string.format('%q', cut(v)):gsub('[\\128-\\255]', escape)) end
        if type(v) == 'number' then return tostring(v) end
        if type(v) ~= 'table' then return v == nil and 'nil' or type(v) == 'boolean' and tostring(v) or type(v) end
        if level > 2 then return '{...}' end
        local parts = {}
        for i, k in next, keys(v) do
          parts[i] = '[' .. show(k, 3) .. ']=' .. show(rawget(v, k), level + 1)
          if i > 8 then break end
        end
        return '{' .. table.concat(parts, ' ') .. '}'
      end
      local function out(...)
        local list = table.pack(...)
        for i = 1, math.min(list.n, 12) do list[i] = show(list[i], 1) end
        print(list.n, table.concat(list, ' ', 1, math.min(list.n, 12)))
      end
      local metatables = { one = {}, two = {}, three = {} }
      for _, event in ipairs {'add', 'sub', 'mul', 'div', 'mod', 'pow', 'concat', 'unm', 'len'} do
        metatables.two['__' .. event] = function(a, b) tick() return type(a) .. event .. type(b) end
        metatables.three['__' .. event] = function(a, b) tick() return rawlen({}) + 7, event end
      end
      metatables.one.__index = { x = 'inherited', y = 5, m = function(self, ...) tick() return 'm', ... end }
      metatables.one.__call = function(self, ...) tick() return 'called', ... end
      metatables.two.__index = function(t, k) tick() return type(k) == 'number' and k + 1 or k end
      metatables.two.__newindex = function(t, k, v) tick() rawset(t, 'last', v) end
      metatables.two.__lt = function(a, b) tick() return type(a) < type(b) end
      metatables.two.__le = function(a, b) tick() return rawequal(a, b) end
      metatables.two.__tostring = function(t) return 'two' end
      metatables.three.__eq = function(a, b) tick() return 1 end
      metatables.three.__lt = function(a, b) tick() return 'yes' end
      metatables.three.__index = metatables.one
      metatables.three.__newindex = {}
      metatables.three.__call = function(self, ...) tick() return coroutine.running() and select('#', ...), ... end
      local function meta(t, name)
        if type(t) == 'table' then return setmetatable(t, name and metatables[name]) end
        return t
      end
      local function sorted(t)
        local list, i = keys(t), 0
        return function() i = i + 1 return list[i], list[i] and t[list[i]] end
      end
      local function upto(n)
        return function(limit, i) i = i + 1 if i <= limit and i < 6 then return i, i * n end end, n, 0
      end
      """;
}
