import type { NodeTypeInfo } from '../../../runtime/graph/nodeTypeInfo.ts';
import { ColorInput } from '../../kit/form/ColorInput.tsx';
import { GrowingText } from '../../kit/form/GrowingText.tsx';
import { NumberInput } from '../../kit/form/NumberInput.tsx';
import { SliderInput } from '../../kit/form/SliderInput.tsx';
import { SwitchInput } from '../../kit/form/SwitchInput.tsx';
import { TagInput } from '../../kit/form/TagInput.tsx';
import { TextInput } from '../../kit/form/TextInput.tsx';
import { DepictionEditor } from '../depiction/DepictionEditor.tsx';
import { fieldKind, type FieldKind, type Schema } from '../fieldKind.ts';
import { ChoiceControl } from './ChoiceControl.tsx';
import type { ControlProps } from './controlProps.ts';
import { JsonControl } from './JsonControl.tsx';
import { ListControl } from './ListControl.tsx';
import { ModelControl } from './ModelControl.tsx';
import { ModelsControl } from './ModelsControl.tsx';
import { ObjectControl } from './ObjectControl.tsx';
import { RateControl } from './RateControl.tsx';
import { SourceControl } from './SourceControl.tsx';
import { VoiceControl } from './VoiceControl.tsx';

interface ValueEditorProps extends ControlProps {
  readonly kind: FieldKind;
  readonly type: NodeTypeInfo;
}

/** The control that fits a value; lists and objects are made of such controls again. */
export function ValueEditor({ kind, type, ...props }: ValueEditorProps) {
  const { id, label, value, placeholder, onChange } = props;
  const text = typeof value === 'string' ? value : '';
  const number = typeof value === 'number' ? value : undefined;
  const inner = (name: string, schema: Schema, part: ControlProps) => (
    <ValueEditor {...part} kind={fieldKind(name, schema)} type={type} />
  );
  switch (kind.kind) {
    case 'text': {
      const shared = { id, value: text, placeholder, maxLength: kind.most, onChange };
      return kind.isLong ? <GrowingText {...shared} lines={2} /> : <TextInput {...shared} />;
    }
    case 'number':
      return <NumberInput {...{ id, placeholder, onChange }} value={number} limits={kind.limits} unit={kind.unit} />;
    case 'slider':
      return (
        <SliderInput {...{ id, label, placeholder, onChange }} value={number} limits={kind.limits} unit={kind.unit} />
      );
    case 'choice':
      return <ChoiceControl {...props} values={kind.values} isShort={kind.isShort} />;
    case 'switch':
      return <SwitchInput id={id} value={typeof value === 'boolean' ? value : undefined} onChange={onChange} />;
    case 'color':
      return <ColorInput {...{ id, label, placeholder, onChange }} value={text} />;
    case 'tags':
      return <TagInput {...{ id, label, onChange }} values={stringsOf(value)} />;
    case 'model':
      return <ModelControl {...props} type={type} />;
    case 'models':
      return <ModelsControl {...props} type={type} />;
    case 'voice':
      return <VoiceControl {...props} />;
    case 'source':
      return <SourceControl {...props} type={type} />;
    case 'rate':
      return <RateControl {...props} />;
    case 'depiction':
      return <DepictionEditor value={value} onChange={onChange} />;
    case 'list':
      return <ListControl {...props} item={kind.item} render={inner} />;
    case 'object':
      return <ObjectControl {...props} properties={kind.properties} required={kind.required} render={inner} />;
    case 'json':
      return <JsonControl {...props} />;
  }
}

function stringsOf(value: ControlProps['value']): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
